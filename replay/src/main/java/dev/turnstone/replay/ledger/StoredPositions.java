package dev.turnstone.replay.ledger;

import dev.turnstone.model.Json;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Positions as JSON in the store; a checkpoint saves them together with all that they stand on.
final class StoredPositions implements PositionStore {
    private static final char END = '\0';

    private final MVMap<String, String> map;
    private final Runnable saveAll;

    StoredPositions(MVMap<String, String> map, Runnable saveAll) {
        this.map = map;
        this.saveAll = saveAll;
    }

    @Override
    public PartState find(String job, String part) {
        String found = map.get(job + END + part);
        return found == null ? PartState.START : Json.MAPPER.readValue(found, PartState.class);
    }

    @Override
    public Map<String, PartState> all(String job) {
        var all = new LinkedHashMap<String, PartState>();
        Cursor<String, String> cursor = cursor(job);
        while (cursor.hasNext()) {
            String part = cursor.next().substring(job.length() + 1);
            all.put(part, Json.MAPPER.readValue(cursor.getValue(), PartState.class));
        }
        return all;
    }

    @Override
    public void checkpoint(String job, Map<String, PartState> states) {
        states.forEach(
                (part, state) -> map.put(job + END + part, Json.MAPPER.writeValueAsString(state)));
        saveAll.run();
    }

    @Override
    public void forget(String job) {
        List.copyOf(all(job).keySet()).forEach(part -> map.remove(job + END + part));
        saveAll.run();
    }

    private Cursor<String, String> cursor(String job) {
        return map.cursor(job + END, job + (char) (END + 1), false);
    }
}
