package dev.turnstone.replay.ledger;

import dev.turnstone.model.Json;

import org.h2.mvstore.MVMap;

import java.util.function.Consumer;

/// Suspects as JSON in the store.
final class StoredSuspects implements SuspectLedger {
    private final MVMap<String, String> map;

    StoredSuspects(MVMap<String, String> map) {
        this.map = map;
    }

    @Override
    public void record(Suspect suspect) {
        map.put(suspect.document().text(), Json.MAPPER.writeValueAsString(suspect));
    }

    @Override
    public void each(Consumer<Suspect> consumer) {
        map.values().forEach(text -> consumer.accept(Json.MAPPER.readValue(text, Suspect.class)));
    }

    @Override
    public void settle(DocumentKey document) {
        map.remove(document.text());
    }

    @Override
    public long count() {
        return map.sizeAsLong();
    }
}
