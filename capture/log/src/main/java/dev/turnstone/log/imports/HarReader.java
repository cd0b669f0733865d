package dev.turnstone.log.imports;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;
import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/// Reads HTTP archives. They name no connections, so each exchange has one of its own.
final class HarReader {
    private static final double NANOS_OF_MILLI = 1e6;

    private final Consumer<Imported> to;
    private long skipped;

    HarReader(Consumer<Imported> to) {
        this.to = to;
    }

    /// Reads everything; returns how many entries could not be understood.
    long read(InputStream in) throws JacksonException {
        int number = 0;
        for (JsonNode entry : Json.MAPPER.readTree(in).path("log").path("entries")) {
            try {
                to.accept(imported(entry, "entry-" + number++));
            } catch (DateTimeException | IllegalArgumentException e) {
                skipped++;
            }
        }
        return skipped;
    }

    private static Imported imported(JsonNode entry, String connection) {
        JsonNode request = entry.path("request");
        JsonNode response = entry.path("response");
        Instant begun =
                OffsetDateTime.parse(entry.path("startedDateTime").asString("")).toInstant();
        return new Imported(
                connection,
                begun,
                new Imported.Message(
                        List.of(request.path("method").asString("GET"), target(request)),
                        headers(request),
                        Body.of(
                                request.path("postData")
                                        .path("text")
                                        .asString("")
                                        .getBytes(StandardCharsets.UTF_8))),
                answer(response),
                Duration.ofNanos((long) (entry.path("time").asDouble(0) * NANOS_OF_MILLI)));
    }

    private static Imported.@Nullable Message answer(JsonNode response) {
        int status = response.path("status").asInt(0);
        if (status < 100) {
            return null;
        }
        JsonNode content = response.path("content");
        String text = content.path("text").asString("");
        byte[] body =
                content.path("encoding").asString("").equals("base64")
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        return new Imported.Message(
                List.of("HTTP/1.1", Integer.toString(status)), headers(response), Body.of(body));
    }

    private static String target(JsonNode request) {
        URI uri = URI.create(request.path("url").asString(""));
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static List<Header> headers(JsonNode message) {
        List<Header> headers = new ArrayList<>();
        for (JsonNode each : message.path("headers")) {
            headers.add(
                    new Header(each.path("name").asString(""), each.path("value").asString("")));
        }
        return headers;
    }
}
