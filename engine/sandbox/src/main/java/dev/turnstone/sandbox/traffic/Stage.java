package dev.turnstone.sandbox.traffic;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The indices, aliases, pipelines, templates and scripts that the traffic needs: made here, or
/// found from before.
///
/// @param features what this server turned out to have
/// @param areas the indices that are there
record Stage(Dialect dialect, Set<Feature> features, Map<String, Area> areas) {

    /// Idempotent: what is there already stays as it is.
    static Stage set(SearchHttp http, Layout layout) {
        Dialect dialect = Dialect.of(http.require(Call.get("/")));
        return new StageHand(http, dialect, layout).set();
    }

    static Stage of(Dialect dialect, Set<Feature> features, Layout layout) {
        var areas = new LinkedHashMap<String, Area>();
        layout.areas()
                .forEach(
                        (index, area) -> {
                            if (present(area, features)) {
                                areas.put(index, area);
                            }
                        });
        return new Stage(dialect, EnumSet.copyOf(features), areas);
    }

    Stage without(Feature feature, Layout layout) {
        EnumSet<Feature> left = EnumSet.copyOf(features);
        left.remove(feature);
        return of(dialect, left, layout);
    }

    static boolean present(Area area, Set<Feature> features) {
        return switch (area) {
            case PLAIN, ROUTED -> true;
            case JOIN -> features.contains(Feature.JOIN);
            case PIPED, REROUTED -> features.contains(Feature.PIPELINES);
            case STREAM -> features.contains(Feature.STREAMS);
        };
    }

    /// Documents that are there and that an oracle which begins now would not know.
    void requireEmpty(SearchHttp http) {
        for (String index : areas.keySet()) {
            http.require(Call.post("/" + index + "/_refresh", ""));
            long count = http.require(Call.get("/" + index + "/_count")).path("count").asLong();
            if (count > 0) {
                throw new TrafficException(
                        "%s already holds %d documents that a new oracle file would call unexplained: give another prefix, go on with the oracle file that knows them, or delete the index."
                                .formatted(index, count));
            }
        }
    }
}
