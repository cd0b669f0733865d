package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Data streams and their aliases, which Elasticsearch has from 7.14 on and tells apart from those
/// of indices.
final class Streams {
    private static final String ALIASES = "aliases";
    private static final int AT_ONCE = 50;

    private Streams() {}

    static void read(Reading reading, List<MetadataObject> objects) {
        Map<String, ObjectNode> streams = new TreeMap<>();
        reading.get(LiveMetadata.STREAMS, "/_data_stream")
                .path("data_streams")
                .forEach(each -> body(streams, each.path("name").asString("")));
        if (!reading.cluster().version().isOpenSearch()) {
            List<String> names = List.copyOf(streams.keySet());
            for (int from = 0; from < names.size(); from += AT_ONCE) {
                List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
                aliases(reading, some, streams);
            }
        }
        add(streams, objects);
    }

    private static void aliases(
            Reading reading, List<String> names, Map<String, ObjectNode> streams) {
        String all = names.stream().map(TargetApi::encoded).collect(Collectors.joining(","));
        JsonNode answer = reading.get(LiveMetadata.STREAM_ALIASES, "/" + all + "/_alias");
        for (String name : names) {
            JsonNode aliases = answer.path(name).path(ALIASES);
            if (!aliases.isEmpty()) {
                body(streams, name).set(ALIASES, aliases);
            }
        }
    }

    /// As a snapshot holds them.
    static void ofState(JsonNode state, List<MetadataObject> objects) {
        Map<String, ObjectNode> streams = new TreeMap<>();
        state.path("data_stream").propertyNames().forEach(name -> body(streams, name));
        for (var alias : state.path("data_stream_aliases").properties()) {
            for (JsonNode name : alias.getValue().path("data_streams")) {
                body(streams, name.asString(""))
                        .withObject("/" + ALIASES)
                        .set(alias.getKey(), alias.getValue());
            }
        }
        add(streams, objects);
    }

    private static ObjectNode body(Map<String, ObjectNode> streams, String name) {
        return streams.computeIfAbsent(name, _ -> Json.MAPPER.createObjectNode());
    }

    private static void add(Map<String, ObjectNode> streams, List<MetadataObject> objects) {
        streams.forEach(
                (name, body) -> objects.add(new MetadataObject(Kind.DATA_STREAM, name, body)));
    }
}
