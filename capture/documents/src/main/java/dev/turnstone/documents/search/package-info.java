/// Searches as readers of documents need them: on primaries, whole or refused, without a tree.
@NullMarked
package dev.turnstone.documents.search;

import org.jspecify.annotations.NullMarked;
