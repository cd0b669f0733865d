package dev.turnstone.engine.host;

import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A spec for another environment: the same but for the addresses of clusters.
final class ClonedSpec {
    private ClonedSpec() {}

    /// `endpoints` is a cluster's name to its new address.
    static String with(String text, JsonNode endpoints) {
        Spec spec =
                Specs.read(text)
                        .spec()
                        .orElseThrow(
                                () ->
                                        new TurnstoneException(
                                                "The spec to clone cannot be read.",
                                                "Mend it first."));
        if (endpoints.isEmpty()) {
            return text;
        }
        ObjectNode clone = (ObjectNode) Json.MAPPER.readTree(spec.canonical());
        for (var each : endpoints.properties()) {
            boolean found = false;
            for (String side : new String[] {"sources", "targets"}) {
                if (clone.path(side).path(each.getKey()) instanceof ObjectNode cluster) {
                    cluster.set("url", each.getValue());
                    found = true;
                }
            }
            if (!found) {
                throw new TurnstoneException(
                        "The spec has no cluster " + each.getKey() + ".",
                        "Name a source or a target of the spec.");
            }
        }
        return clone.toString();
    }
}
