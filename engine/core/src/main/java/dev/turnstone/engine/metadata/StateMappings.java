package dev.turnstone.engine.metadata;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Mappings as a cluster's state keeps them: by type, in a list, or as compressed bytes.
final class StateMappings {
    private static final byte[] DEFLATED = {'D', 'F', 'L', 0};
    private static final int MOST_BYTES = 64 << 20;

    private StateMappings() {}

    static ObjectNode ofTemplate(JsonNode composable) {
        ObjectNode copy = composable.deepCopy().asObject();
        copy.set("template", readable(copy.path("template")));
        return copy;
    }

    /// The same with mappings that can be read.
    static ObjectNode readable(JsonNode body) {
        ObjectNode copy = body.deepCopy().asObject();
        JsonNode mappings = copy.path("mappings");
        if (mappings.isArray()) {
            ObjectNode byType = Json.MAPPER.createObjectNode();
            mappings.forEach(
                    one ->
                            unpacked(one)
                                    .properties()
                                    .forEach(type -> byType.set(type.getKey(), type.getValue())));
            copy.set("mappings", byType);
        } else if (mappings.isBinary() || mappings.isString()) {
            copy.set("mappings", unpacked(mappings));
        }
        return copy;
    }

    private static JsonNode unpacked(JsonNode mapping) {
        if (mapping.isObject()) {
            return mapping;
        }
        byte[] bytes = mapping.binaryValue();
        if (bytes.length < DEFLATED.length || bytes[0] != DEFLATED[0] || bytes[1] != DEFLATED[1]) {
            return Json.MAPPER.readTree(bytes);
        }
        Inflater inflater = new Inflater(true);
        int from = DEFLATED.length;
        try (var in =
                new InflaterInputStream(
                        new ByteArrayInputStream(bytes, from, bytes.length - from), inflater)) {
            return Json.MAPPER.readTree(in.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            throw new TurnstoneException(
                    "A template's mapping in the snapshot cannot be unpacked: " + e.getMessage(),
                    "Nothing was changed. Take another snapshot, or read the live cluster.",
                    e);
        } finally {
            inflater.end();
        }
    }
}
