package dev.turnstone.app.ui.backfill;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Documents that one target refused for one reason; `number` names the group there.
record RefusedGroup(
        String target, int number, String index, String type, String reason, long count) {
    static List<RefusedGroup> read(JsonNode answer) {
        List<RefusedGroup> all = new ArrayList<>();
        for (JsonNode target : answer.path("targets")) {
            String name = target.path("target").asString("");
            for (JsonNode group : target.path("groups")) {
                all.add(
                        new RefusedGroup(
                                name,
                                group.path("number").asInt(0),
                                group.path("index").asString(""),
                                group.path("type").asString(""),
                                group.path("reason").asString(""),
                                group.path("count").asLong(0)));
            }
        }
        return all;
    }
}
