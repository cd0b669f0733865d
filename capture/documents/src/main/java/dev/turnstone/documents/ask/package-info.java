/// Asking the source what a document is now: the answer that is right whatever was captured.
@NullMarked
package dev.turnstone.documents.ask;

import org.jspecify.annotations.NullMarked;
