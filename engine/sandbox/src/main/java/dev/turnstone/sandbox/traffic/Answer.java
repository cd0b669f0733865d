package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.JsonNode;

/// What came back for one request.
sealed interface Answer {
    /// A whole answer with a JSON body (or none: then the node is missing).
    record Replied(int status, JsonNode body) implements Answer {
        boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    /// Sent, perhaps in part, and no whole answer came back.
    record Lost(String reason) implements Answer {}

    /// No connection: certainly not sent.
    record Unsent(String reason) implements Answer {}
}
