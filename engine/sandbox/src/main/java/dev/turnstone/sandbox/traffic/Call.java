package dev.turnstone.sandbox.traffic;

/// One HTTP request: path with query string, and a body (empty for none).
record Call(String method, String path, String body) {
    static Call get(String path) {
        return new Call("GET", path, "");
    }

    static Call post(String path, String body) {
        return new Call("POST", path, body);
    }

    static Call put(String path, String body) {
        return new Call("PUT", path, body);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, "");
    }

    String contentType() {
        boolean lines = path.contains("/_bulk") || path.contains("/_msearch");
        return lines ? "application/x-ndjson" : "application/json";
    }
}
