package dev.turnstone.proxy;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/// Replaces the values of named fields in JSON and newline-delimited JSON by tokens, at any depth.
final class BodyRedaction {
    private BodyRedaction() {}

    /// The body as it may be recorded, or null where it is not JSON and nobody can tell.
    static @Nullable ByteBuffer redacted(List<ByteBuffer> body, Redaction redaction) {
        byte[] bytes = joined(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        try (JsonParser from = Json.MAPPER.createParser(bytes)) {
            while (from.nextToken() != null) {
                try (JsonGenerator to = Json.MAPPER.createGenerator(out)) {
                    value(from, to, redaction.bodyFields(), redaction);
                }
                out.write('\n');
            }
            return ByteBuffer.wrap(out.toByteArray());
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void value(
            JsonParser from, JsonGenerator to, Set<String> fields, Redaction redaction) {
        int depth = 0;
        do {
            JsonToken token = from.currentToken();
            to.copyCurrentEvent(from);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.PROPERTY_NAME && fields.contains(from.currentName())) {
                from.nextToken();
                to.writeString(redaction.token(secret(from)));
            }
        } while (depth > 0 && from.nextToken() != null);
    }

    private static String secret(JsonParser from) {
        return from.currentToken().isStructStart()
                ? Json.MAPPER.readTree(from).toString()
                : from.getString();
    }

    private static byte[] joined(List<ByteBuffer> body) {
        int length = body.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        body.forEach(part -> all.put(part.duplicate()));
        return all.array();
    }
}
