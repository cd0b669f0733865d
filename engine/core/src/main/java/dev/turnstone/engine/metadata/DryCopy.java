package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// A throw-away copy of an object: another name, patterns that match nothing, one small shard. What
/// was changed for that is put back into the form that the target tells.
final class DryCopy {
    private static final List<String> SIZE =
            List.of(
                    "index.number_of_shards",
                    "index.number_of_replicas",
                    "index.auto_expand_replicas",
                    "index.number_of_routing_shards");

    private DryCopy() {}

    /// `components` are the throw-away names of the component templates that were taken.
    static MetadataObject of(MetadataObject object, String name, Map<String, String> components) {
        ObjectNode body = object.body().deepCopy();
        switch (object.kind()) {
            case INDEX -> shrink(body.withObject("/settings"));
            case TEMPLATE -> body.putArray("index_patterns").add(name + "-*");
            case INDEX_TEMPLATE -> {
                body.putArray("index_patterns").add(name + "-*");
                compose(body, components);
            }
            case POLICY -> {
                if (body.get("policy") instanceof ObjectNode policy) {
                    policy.remove("ism_template");
                }
            }
            default -> {}
        }
        return new MetadataObject(object.kind(), name, body);
    }

    /// One shard suffices, except where documents are spread over a part of the shards.
    private static void shrink(ObjectNode settings) {
        settings.put("index.number_of_replicas", "0");
        settings.remove("index.auto_expand_replicas");
        if (settings.path("index.routing_partition_size").asString("1").equals("1")) {
            settings.put("index.number_of_shards", "1");
        }
    }

    private static void compose(ObjectNode body, Map<String, String> components) {
        if (body.has("composed_of")) {
            List<String> names =
                    body.path("composed_of").valueStream().map(it -> it.asString("")).toList();
            var list = body.putArray("composed_of");
            names.forEach(name -> list.add(components.getOrDefault(name, name)));
        }
    }

    /// How the target would hold the object itself.
    static MetadataObject held(MetadataObject object, MetadataObject copy) {
        ObjectNode body = copy.body().deepCopy();
        ObjectNode wanted = object.body();
        switch (object.kind()) {
            case INDEX -> {
                ObjectNode settings = body.withObject("/settings");
                SIZE.forEach(name -> putBack(name, wanted.path("settings"), settings));
            }
            case TEMPLATE -> putBack("index_patterns", wanted, body);
            case INDEX_TEMPLATE -> {
                putBack("index_patterns", wanted, body);
                putBack("composed_of", wanted, body);
            }
            case POLICY -> {
                if (body.get("policy") instanceof ObjectNode policy) {
                    putBack("ism_template", wanted.path("policy"), policy);
                }
            }
            default -> {}
        }
        return new MetadataObject(object.kind(), object.name(), body);
    }

    private static void putBack(String name, JsonNode from, ObjectNode to) {
        if (from.has(name)) {
            to.set(name, from.path(name));
        } else {
            to.remove(name);
        }
    }

    static boolean isTried(Kind kind) {
        return kind != Kind.ALIAS && kind != Kind.DATA_STREAM;
    }
}
