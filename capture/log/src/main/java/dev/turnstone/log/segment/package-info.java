/// The embedded traffic log: append-only segments in a directory, one writer, any number of
/// readers.
@NullMarked
package dev.turnstone.log.segment;

import org.jspecify.annotations.NullMarked;
