package dev.turnstone.model.traffic;

import java.util.List;

/// What a client asked. `target` is the request line's own: path and query, as sent.
public record SeenRequest(String method, String target, List<Header> headers, Payload body) {
    /// The header that a proxy adds where it replaced fields of the body.
    public static final String REDACTED = "x-turnstone-redacted";

    public SeenRequest {
        headers = List.copyOf(headers);
    }

    /// The body is not what the source was sent.
    public boolean isRedacted() {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(REDACTED)) {
                return true;
            }
        }
        return false;
    }
}
