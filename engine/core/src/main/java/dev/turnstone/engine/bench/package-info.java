/// Measures what Turnstone reaches of what the clusters can do, beside the target's own means.
@NullMarked
package dev.turnstone.engine.bench;

import org.jspecify.annotations.NullMarked;
