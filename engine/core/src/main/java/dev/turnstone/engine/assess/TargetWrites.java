package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.Reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many documents each index of the target took so far: what grows while we only look is
/// written by somebody else.
record TargetWrites(Map<String, Long> taken) {

    static TargetWrites now(Reading reading) {
        Map<String, Long> taken = new HashMap<>();
        for (var index :
                reading.get(
                                "what the target's indices took",
                                "/_stats/indexing?filter_path=indices.*.primaries.indexing.index_total")
                        .path("indices")
                        .properties()) {
            taken.put(
                    index.getKey(),
                    index.getValue()
                            .path("primaries")
                            .path("indexing")
                            .path("index_total")
                            .asLong(0));
        }
        return new TargetWrites(taken);
    }

    List<String> since(Reading reading) {
        return now(reading).taken.entrySet().stream()
                .filter(it -> !it.getKey().startsWith("."))
                .filter(it -> it.getValue() > taken.getOrDefault(it.getKey(), 0L))
                .map(Map.Entry::getKey)
                .toList();
    }
}
