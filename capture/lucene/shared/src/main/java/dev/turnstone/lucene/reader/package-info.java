/// The reader, compiled once against each Lucene; what differs between them lies beside it per
/// version.
@NullMarked
package dev.turnstone.lucene.reader;

import org.jspecify.annotations.NullMarked;
