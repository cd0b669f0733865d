/// What must outlive a killed process: deletes, refused documents, positions, epochs, suspects.
@NullMarked
package dev.turnstone.replay.ledger;

import org.jspecify.annotations.NullMarked;
