package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// The actions of one phase, as far as index state management has them.
final class LifecycleActions {
    private static final String CODE = "TS-163";
    private static final Map<String, String> ROLLOVER =
            Map.of(
                    "max_size", "min_size",
                    "max_primary_shard_size", "min_primary_shard_size",
                    "max_docs", "min_doc_count",
                    "max_age", "min_index_age");

    private LifecycleActions() {}

    static void convert(Draft draft, String phase, JsonNode actions, ObjectNode state) {
        ArrayNode converted = state.putArray("actions");
        for (var action : actions.properties()) {
            String path = "/policy/phases/" + phase + "/actions/" + action.getKey();
            one(draft, path, action.getKey(), action.getValue(), converted);
        }
    }

    private static void one(
            Draft draft, String path, String name, JsonNode action, ArrayNode converted) {
        switch (name) {
            case "rollover" -> rollover(draft, path, action, converted.addObject());
            case "forcemerge" -> forceMerge(draft, path, action, converted.addObject());
            case "readonly" -> converted.addObject().putObject("read_only");
            case "delete" -> converted.addObject().putObject("delete");
            case "set_priority" ->
                    converted
                            .addObject()
                            .putObject("index_priority")
                            .put("priority", action.path("priority").asInt(1));
            case "shrink" ->
                    draft.lostWithConsent(
                            CODE,
                            path,
                            "shrink makes a second index there and keeps the first, so that searches"
                                    + " by pattern would find each document twice: it is left out, and"
                                    + " the index keeps its shards.");
            case "allocate" -> allocate(draft, path, action, converted);
            case "migrate" ->
                    draft.lost(CODE, path, "There are no data tiers: indices stay where they are.");
            default ->
                    draft.lostWithConsent(
                            CODE, path, "The action " + name + " has no counterpart.");
        }
    }

    private static void forceMerge(
            Draft draft, String path, JsonNode action, ObjectNode converted) {
        converted
                .putObject("force_merge")
                .put("max_num_segments", action.path("max_num_segments").asInt(1));
        for (String name : action.propertyNames()) {
            if (!name.equals("max_num_segments")) {
                draft.lost(CODE, path + "/" + name, name + " is not known there.");
            }
        }
    }

    private static void rollover(Draft draft, String path, JsonNode action, ObjectNode converted) {
        ObjectNode rollover = converted.putObject("rollover");
        for (var condition : action.properties()) {
            String now = ROLLOVER.get(condition.getKey());
            if (now != null) {
                rollover.set(now, condition.getValue());
            } else {
                draft.lostWithConsent(
                        CODE,
                        path + "/" + condition.getKey(),
                        condition.getKey() + " is not a condition of a rollover there.");
            }
        }
    }

    private static void allocate(Draft draft, String path, JsonNode action, ArrayNode converted) {
        if (action.has("number_of_replicas")) {
            converted
                    .addObject()
                    .putObject("replica_count")
                    .put("number_of_replicas", action.path("number_of_replicas").asInt(1));
        }
        for (String where : action.propertyNames()) {
            if (!where.equals("number_of_replicas")) {
                draft.lost(
                        CODE,
                        path + "/" + where,
                        "The target's nodes have other attributes: indices stay where they are.");
            }
        }
    }
}
