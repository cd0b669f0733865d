package dev.turnstone.sandbox.traffic;

import java.util.LinkedHashMap;
import java.util.Map;

/// Names and sizes of the indices that the traffic writes to.
///
/// @param prefix of all names that the traffic makes: indices, aliases, pipelines, templates,
///   scripts
public record Layout(String prefix, int shards, int replicas) {
    public Layout {
        if (!prefix.matches("[a-z][a-z0-9-]{0,60}")) {
            throw new IllegalArgumentException(
                    "prefix: "
                            + prefix
                            + " (expected: lower-case letters, digits and -, a letter first)");
        }
        if (shards < 1 || shards > 64) {
            throw new IllegalArgumentException("shards: " + shards + " (expected: 1-64)");
        }
        if (replicas < 0 || replicas > 8) {
            throw new IllegalArgumentException("replicas: " + replicas + " (expected: 0-8)");
        }
    }

    public String index(Area area) {
        return area.indexOf(prefix);
    }

    Area area(String index) {
        for (Area area : Area.values()) {
            if (index(area).equals(index)) {
                return area;
            }
        }
        throw new IllegalArgumentException(index + " is no index of " + prefix);
    }

    Map<String, Area> areas() {
        var areas = new LinkedHashMap<String, Area>();
        for (Area area : Area.values()) {
            areas.put(index(area), area);
        }
        return areas;
    }

    String plainAlias() {
        return prefix + "-alias";
    }

    /// Writes and reads through this alias carry the routing of [#tenant].
    String tenantAlias() {
        return prefix + "-tenant";
    }

    String tenant() {
        return "tenant-0";
    }

    String stampPipeline() {
        return prefix + "-stamp";
    }

    String stampOrDropPipeline() {
        return prefix + "-stamp-or-drop";
    }

    String reroutePipeline() {
        return prefix + "-reroute";
    }
}
