/// From a spec to an immutable graph of steps, and what an edit changes in it.
@NullMarked
package dev.turnstone.engine.plan;

import org.jspecify.annotations.NullMarked;
