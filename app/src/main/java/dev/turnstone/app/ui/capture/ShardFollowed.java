package dev.turnstone.app.ui.capture;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How complete one shard is: up to where it was followed, or which of its operations nobody told
/// about, and why. What is a hole is healed already; the cause says whether somebody bypasses the
/// proxies. Holes come first.
record ShardFollowed(String shard, String position, long holes, String cause) {
    static List<ShardFollowed> of(Map<String, JsonNode> live) {
        List<ShardFollowed> lines = new ArrayList<>();
        for (JsonNode step : live.values()) {
            step.path("followed")
                    .properties()
                    .forEach(
                            each ->
                                    lines.add(
                                            new ShardFollowed(
                                                    each.getKey(),
                                                    each.getValue().asString(""),
                                                    0,
                                                    "")));
            for (JsonNode hole : step.path("following").path("holesFound")) {
                lines.add(
                        new ShardFollowed(
                                hole.path("index").asString("")
                                        + "/"
                                        + hole.path("shard").asLong(0),
                                "",
                                hole.path("operations").asLong(0),
                                hole.path("cause")
                                        .asString("")
                                        .toLowerCase(java.util.Locale.ROOT)));
            }
        }
        lines.sort(
                Comparator.comparingLong(ShardFollowed::holes)
                        .reversed()
                        .thenComparing(ShardFollowed::shard));
        return lines;
    }
}
