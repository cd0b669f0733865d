package dev.turnstone.model.cluster;

import java.io.IOException;

/// The HTTP client wanted to send a request again that must not be sent twice.
final class NotRepeatable extends IOException {
    private static final long serialVersionUID = 1L;

    NotRepeatable() {
        super("the connection was lost, and the request must not be sent twice");
    }
}
