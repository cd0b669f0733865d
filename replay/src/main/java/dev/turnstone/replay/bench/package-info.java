/// Measures what the target can take at most, and what we reach of it.
@NullMarked
package dev.turnstone.replay.bench;

import org.jspecify.annotations.NullMarked;
