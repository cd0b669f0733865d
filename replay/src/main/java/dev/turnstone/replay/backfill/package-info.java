/// Carries a source's documents to the target, counted and resumable.
@NullMarked
package dev.turnstone.replay.backfill;

import org.jspecify.annotations.NullMarked;
