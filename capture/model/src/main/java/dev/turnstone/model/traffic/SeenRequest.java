package dev.turnstone.model.traffic;

import java.util.List;

/// What a client asked. `target` is the request line's own: path and query, as sent.
public record SeenRequest(String method, String target, List<Header> headers, Payload body) {
    public SeenRequest {
        headers = List.copyOf(headers);
    }
}
