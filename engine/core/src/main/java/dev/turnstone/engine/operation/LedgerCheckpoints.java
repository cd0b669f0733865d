package dev.turnstone.engine.operation;

import dev.turnstone.documents.delta.CheckpointStore;
import dev.turnstone.documents.delta.ShardCheckpoint;
import dev.turnstone.model.Json;
import dev.turnstone.replay.ledger.Notes;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Checkpoints of what is followed, kept with the target's ledger: they count only for that target.
final class LedgerCheckpoints implements CheckpointStore {
    private final Notes notes;
    private final String prefix;

    LedgerCheckpoints(Notes notes, String sourceUuid) {
        this.notes = notes;
        this.prefix = "followed/" + sourceUuid + "/";
    }

    @Override
    public Optional<ShardCheckpoint> find(String part) {
        return notes.find(prefix + part)
                .map(text -> Json.MAPPER.readValue(text, ShardCheckpoint.class));
    }

    @Override
    public void keep(String part, ShardCheckpoint checkpoint) {
        notes.put(prefix + part, Json.MAPPER.writeValueAsString(checkpoint));
    }

    @Override
    public void forget(String part) {
        notes.remove(prefix + part);
    }

    /// Part to position, for reports.
    Map<String, String> positions() {
        Map<String, String> positions = new TreeMap<>();
        notes.all()
                .forEach(
                        (name, text) -> {
                            if (name.startsWith(prefix)) {
                                positions.put(
                                        name.substring(prefix.length()),
                                        Json.MAPPER
                                                .readValue(text, ShardCheckpoint.class)
                                                .position()
                                                .text());
                            }
                        });
        return positions;
    }
}
