package dev.turnstone.log.record;

import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.SeenRequest;

import java.util.List;

/// A request as a proxy holds it.
public record RequestParts(String method, String target, List<Header> headers, BodyParts body) {
    static RequestParts of(SeenRequest request, int chunks) {
        return new RequestParts(
                request.method(),
                request.target(),
                request.headers(),
                BodyParts.of(request.body(), chunks));
    }
}
