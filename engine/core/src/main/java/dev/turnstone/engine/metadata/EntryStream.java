package dev.turnstone.engine.metadata;

import dev.turnstone.model.Json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

import java.io.InputStream;
import java.util.function.BiConsumer;

/// Reads a large JSON object entry by entry, so that never more than one entry is in memory twice.
public final class EntryStream {
    private EntryStream() {}

    public static boolean read(InputStream body, BiConsumer<String, JsonNode> reader) {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                reader.accept(name, parser.readValueAsTree());
            }
            return true;
        }
    }
}
