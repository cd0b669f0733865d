package dev.turnstone.log.record;

import dev.turnstone.model.traffic.SeenRequest;

/// A request as a proxy holds it.
public record RequestParts(String method, String target, HeaderLines headers, BodyParts body) {
    static RequestParts of(SeenRequest request, int chunks) {
        return new RequestParts(
                request.method(),
                request.target(),
                HeaderLines.of(request.headers()),
                BodyParts.of(request.body(), chunks));
    }
}
