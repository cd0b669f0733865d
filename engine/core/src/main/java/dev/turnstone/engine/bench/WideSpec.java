package dev.turnstone.engine.bench;

import dev.turnstone.model.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A spec of many groups of a few indices, whose plan has about as many steps as wished: six for
/// each group, and two that end it.
record WideSpec(String text, Map<String, List<String>> indices) {
    private static final int OF_A_GROUP = 6;
    private static final int OF_THE_END = 2;
    private static final int INDICES = 3;

    static WideSpec of(int steps) {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", "http://127.0.0.1:1");
        spec.putObject("targets").putObject("target").put("url", "http://127.0.0.1:2");
        ObjectNode migration = spec.putObject("migrations").putObject("wide");
        ObjectNode groups = migration.putObject("groups");
        List<String> indices = new ArrayList<>();
        for (int n = 0; n < (steps - OF_THE_END) / OF_A_GROUP; n++) {
            String name = "%04d".formatted(n);
            groups.putObject("g" + name).putObject("indices").putArray("include").add(name + "-*");
            for (int i = 0; i < INDICES; i++) {
                indices.add(name + "-" + i);
            }
        }
        ObjectNode metadata = migration.putObject("approvals").putObject("metadata");
        metadata.put("kind", "automatic").putObject("checks");
        return new WideSpec(spec.toString(), Map.of("wide", indices));
    }
}
