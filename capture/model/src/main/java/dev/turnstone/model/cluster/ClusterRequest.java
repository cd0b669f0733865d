package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.util.List;

/// One request to a cluster. `path` starts with a slash and holds the query, already encoded.
///
/// The body is sent part after part without being put together first. `repeatable` says that
/// sending it twice does no harm, so that it may be retried when no answer came: not true of a
/// scroll's next page, which would be skipped.
public record ClusterRequest(
        String method, String path, List<Body> parts, String contentType, boolean repeatable) {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    public ClusterRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: " + path + " (expected: a slash first)");
        }
        parts = List.copyOf(parts);
    }

    public ClusterRequest(
            String method, String path, Body body, String contentType, boolean repeatable) {
        this(method, path, body.length() == 0 ? List.of() : List.of(body), contentType, repeatable);
    }

    public static ClusterRequest get(String path) {
        return new ClusterRequest("GET", path, Body.EMPTY, JSON, true);
    }

    public static ClusterRequest head(String path) {
        return new ClusterRequest("HEAD", path, Body.EMPTY, JSON, true);
    }

    public static ClusterRequest delete(String path) {
        return new ClusterRequest("DELETE", path, Body.EMPTY, JSON, true);
    }

    public static ClusterRequest put(String path, String json) {
        return new ClusterRequest("PUT", path, Body.of(json), JSON, true);
    }

    /// A POST that only asks (a search, a refresh) and may be repeated.
    public static ClusterRequest ask(String path, String json) {
        return new ClusterRequest("POST", path, Body.of(json), JSON, true);
    }

    /// A POST that must not be sent twice.
    public static ClusterRequest post(String path, String json) {
        return new ClusterRequest("POST", path, Body.of(json), JSON, false);
    }

    /// A bulk of writes that converge (external versions), so that repeating it is safe.
    public static ClusterRequest convergentBulk(String path, Body lines) {
        return new ClusterRequest("POST", path, lines, NDJSON, true);
    }

    /// The same from pieces, such as an action line, a source and a line end, and so on.
    public static ClusterRequest convergentBulk(String path, List<Body> parts) {
        return new ClusterRequest("POST", path, parts, NDJSON, true);
    }

    /// The whole body; copies where it has several parts.
    public Body body() {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        byte[] whole = new byte[Math.toIntExact(length())];
        int at = 0;
        for (Body part : parts) {
            System.arraycopy(part.array(), part.offset(), whole, at, part.length());
            at += part.length();
        }
        return whole.length == 0 ? Body.EMPTY : Body.of(whole);
    }

    /// How many bytes the body has.
    public long length() {
        long sum = 0;
        for (Body part : parts) {
            sum += part.length();
        }
        return sum;
    }

    /// Never the body, which may be large and is the user's.
    @Override
    public String toString() {
        return method + " " + path;
    }
}
