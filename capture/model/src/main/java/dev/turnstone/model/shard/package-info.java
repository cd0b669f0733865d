/// What a cluster knows of its shards: histories, checkpoints, terms, copies, and which document
/// goes where.
@NullMarked
package dev.turnstone.model.shard;

import org.jspecify.annotations.NullMarked;
