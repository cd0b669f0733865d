/// Reads documents straight from the blobs of a snapshot repository: no restore, no second copy.
@NullMarked
package dev.turnstone.documents.snapshot;

import org.jspecify.annotations.NullMarked;
