/// Declared text, JSON or YAML, held against the records that it becomes: what is unknown, missing
/// or of the wrong kind is told with its place. Knows nothing of what the records mean.
@NullMarked
package dev.turnstone.engine.spec.shape;

import org.jspecify.annotations.NullMarked;
