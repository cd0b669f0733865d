package dev.turnstone.replay.traffic;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks up the source's indices. Blocks.
final class SourceFacts {
    private static final int AT_ONCE = 40;
    private static final String FIELDS =
            "filter_path=metadata.indices.*.settings_version,metadata.indices.*.aliases_version,"
                    + "metadata.indices.*.aliases,metadata.indices.*.routing_num_shards,"
                    + "metadata.indices.*.state,"
                    + "metadata.indices.*.settings.index.uuid,"
                    + "metadata.indices.*.settings.index.creation_date,"
                    + "metadata.indices.*.settings.index.number_of_shards,"
                    + "metadata.indices.*.settings.index.routing_partition_size,"
                    + "metadata.indices.*.settings.index.default_pipeline,"
                    + "metadata.indices.*.settings.index.final_pipeline";

    private final ClusterClient source;
    private final Persistence persistence;

    SourceFacts(ClusterClient source, Persistence persistence) {
        this.source = source;
        this.persistence = persistence;
    }

    /// The indices of these names, and those behind them where they are aliases; `aliased` are the
    /// indices whose aliases' routing matters.
    Facts look(Collection<String> names, Collection<String> aliased) {
        var indices = new HashMap<String, IndexFact>();
        for (List<String> some : pieces(names)) {
            read(some, indices);
        }
        return new Facts(indices, aliasRoutings(aliased));
    }

    /// A name that no index can have spoils the whole question: then each is asked for alone.
    private void read(List<String> names, Map<String, IndexFact> indices) {
        String path =
                "/_cluster/state/metadata/" + joined(names) + "?expand_wildcards=all&" + FIELDS;
        try {
            persistence
                    .ask(() -> source.json(ClusterRequest.get(path)))
                    .path("metadata")
                    .path("indices")
                    .properties()
                    .forEach(
                            index ->
                                    indices.put(
                                            index.getKey(),
                                            fact(index.getKey(), index.getValue())));
        } catch (ClusterException.Refused e) {
            if (names.size() > 1) {
                names.forEach(name -> read(List.of(name), indices));
            } else if (e.status() != 400 && e.status() != 404) {
                throw e;
            }
        }
    }

    /// What the indices of the source are called, for much less than [#all()].
    Set<String> names() {
        var request =
                ClusterRequest.get("/_all/_settings/index.uuid?flat_settings&expand_wildcards=all");
        Set<String> names = new HashSet<>();
        persistence.ask(() -> source.json(request)).propertyNames().forEach(names::add);
        return names;
    }

    /// Every index of the source.
    Facts all() {
        return look(List.of("_all"), List.of());
    }

    private Map<String, Map<String, String>> aliasRoutings(Collection<String> aliased) {
        var routings = new HashMap<String, Map<String, String>>();
        for (List<String> some : pieces(aliased)) {
            // By index, not by alias: one name that is no alias would hide all others.
            var request =
                    ClusterRequest.get("/" + joined(some) + "/_alias?ignore_unavailable=true");
            persistence.ask(() -> source.find(request)).ifPresent(found -> read(found, routings));
        }
        return routings;
    }

    private static void read(JsonNode found, Map<String, Map<String, String>> routings) {
        found.properties().forEach(index -> read(index.getKey(), index.getValue(), routings));
    }

    private static void read(
            String index, JsonNode value, Map<String, Map<String, String>> routings) {
        Map<String, String> known = routings.computeIfAbsent(index, _ -> new HashMap<>());
        for (var alias : value.path("aliases").properties()) {
            known.put(alias.getKey(), alias.getValue().path("index_routing").asString(""));
        }
    }

    private static List<List<String>> pieces(Collection<String> names) {
        var all = new ArrayList<>(new HashSet<>(names));
        all.removeIf(String::isEmpty);
        var pieces = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            pieces.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return pieces;
    }

    private static String joined(List<String> names) {
        return names.stream().map(SourceFacts::encoded).collect(Collectors.joining(","));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }

    private IndexFact fact(String name, JsonNode index) {
        JsonNode settings = index.path("settings").path("index");
        Set<String> aliases = new HashSet<>();
        index.path("aliases").forEach(alias -> aliases.add(alias.asString("")));
        return new IndexFact(
                name,
                settings.path("uuid").asString(""),
                Instant.ofEpochMilli(settings.path("creation_date").asLong(0)),
                routing(name, index),
                isSet(settings, "default_pipeline") || isSet(settings, "final_pipeline"),
                index.path("settings_version").asLong(-1),
                index.path("aliases_version").asLong(-1),
                aliases);
    }

    /// Before Elasticsearch 7 the state does not tell for how many shards an index was laid out;
    /// one that is closed cannot be asked, and no write is answered for it.
    private ShardRouting routing(String name, JsonNode index) {
        JsonNode settings = index.path("settings").path("index");
        boolean told =
                settings.path("number_of_shards").asInt(1) == 1
                        || index.has("routing_num_shards")
                        || index.path("state").asString("open").equals("close");
        return told
                ? ShardRouting.ofMetadata(index)
                : persistence.ask(() -> source.routing(name, settings.path("uuid").asString(name)));
    }

    private static boolean isSet(JsonNode settings, String name) {
        String pipeline = settings.path(name).asString("_none");
        return !pipeline.isEmpty() && !pipeline.equals("_none");
    }
}
