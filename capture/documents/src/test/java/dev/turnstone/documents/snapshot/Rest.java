package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Talks to a server as these tests need it.
record Rest(String url) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int FIRST_REFUSAL = 300;

    JsonNode get(String path) {
        return call("GET", path, "");
    }

    JsonNode put(String path, String body) {
        return call("PUT", path, body);
    }

    JsonNode post(String path, String body) {
        return call("POST", path, body);
    }

    JsonNode delete(String path) {
        return call("DELETE", path, "");
    }

    private JsonNode call(String method, String path, String body) {
        String type = path.contains("_bulk") ? "application/x-ndjson" : "application/json";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", type)
                        .timeout(Duration.ofMinutes(2))
                        .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new AssertionError(method + " " + path + ": " + answer.body());
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
