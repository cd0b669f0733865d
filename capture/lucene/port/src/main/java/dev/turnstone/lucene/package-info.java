/// What a reader of Lucene files offers, in words without Lucene: the reader itself lives in a
/// class loader of its own.
@NullMarked
package dev.turnstone.lucene;

import org.jspecify.annotations.NullMarked;
