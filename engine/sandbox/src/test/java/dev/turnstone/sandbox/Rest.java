package dev.turnstone.sandbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Talks to a server as tests need it.
public record Rest(String url) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode get(String path) {
        return ok("GET", path, "");
    }

    public JsonNode put(String path, String body) {
        return ok("PUT", path, body);
    }

    public JsonNode post(String path, String body) {
        return ok("POST", path, body);
    }

    public JsonNode delete(String path) {
        return ok("DELETE", path, "");
    }

    public int status(String method, String path) {
        return send(method, path, "").statusCode();
    }

    private JsonNode ok(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        String type = path.contains("_bulk") ? "application/x-ndjson" : "application/json";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .timeout(Duration.ofSeconds(60))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
