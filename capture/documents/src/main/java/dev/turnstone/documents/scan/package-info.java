/// Documents read from a live cluster, shard by shard, in windows of their sequence numbers.
@NullMarked
package dev.turnstone.documents.scan;

import org.jspecify.annotations.NullMarked;
