package dev.turnstone.app.sandbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A way to an engine: one request, its answer.
@FunctionalInterface
public interface Asking {
    JsonNode ask(ObjectNode request);
}
