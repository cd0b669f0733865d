package dev.turnstone.compare.parity;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Fields that the source's mapping has and the target's lacks, or holds as another type: they must
/// reach the target before the documents that carry them.
public record MappingDrift(List<Field> missing, List<Field> changed) {
    static final MappingDrift NONE = new MappingDrift(List.of(), List.of());

    /// A field by its path and what it is on either side; empty where it is not.
    public record Field(String path, String sourceType, String targetType) {}

    public MappingDrift {
        missing = List.copyOf(missing);
        changed = List.copyOf(changed);
    }

    public boolean isNone() {
        return missing.isEmpty() && changed.isEmpty();
    }

    public static MappingDrift between(
            ClusterClient source, String sourceIndex, ClusterClient target, String targetIndex) {
        return between(fields(source, sourceIndex), fields(target, targetIndex));
    }

    static MappingDrift between(Map<String, String> source, Map<String, String> target) {
        List<Field> missing = new ArrayList<>();
        List<Field> changed = new ArrayList<>();
        source.forEach(
                (path, type) -> {
                    String there = target.getOrDefault(path, "");
                    if (there.isEmpty()) {
                        missing.add(new Field(path, type, there));
                    } else if (!there.equals(type)) {
                        changed.add(new Field(path, type, there));
                    }
                });
        return new MappingDrift(missing, changed);
    }

    private static Map<String, String> fields(ClusterClient client, String index) {
        String encoded = URLEncoder.encode(index, StandardCharsets.UTF_8);
        JsonNode mappings =
                client.json(ClusterRequest.get("/" + encoded + "/_mapping"))
                        .path(index)
                        .path("mappings");
        Map<String, String> fields = new TreeMap<>();
        if (client.version().hasMappingTypes()) {
            mappings.forEach(type -> collect("", type, fields));
        } else {
            collect("", mappings, fields);
        }
        return fields;
    }

    static void collect(String prefix, JsonNode mapping, Map<String, String> into) {
        for (String members : List.of("properties", "fields")) {
            for (Map.Entry<String, JsonNode> field : mapping.path(members).properties()) {
                String path = prefix + field.getKey();
                into.put(path, field.getValue().path("type").asString("object"));
                collect(path + ".", field.getValue(), into);
            }
        }
    }
}
