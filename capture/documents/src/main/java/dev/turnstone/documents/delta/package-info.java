/// What changed since a checkpoint, by sequence number, and the loop that follows a source by it.
@NullMarked
package dev.turnstone.documents.delta;

import org.jspecify.annotations.NullMarked;
