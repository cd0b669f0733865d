/// Finds documents that the target still holds and the source does not, to heal missed deletions.
@NullMarked
package dev.turnstone.documents.reconcile;

import org.jspecify.annotations.NullMarked;
