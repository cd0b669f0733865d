package dev.turnstone.compare.parity;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.math.BigDecimal;

/// Hashes what a document says, whatever the order of its members and the way its numbers are
/// written. Numbers are exact; nothing passes through a double. Safe for many threads.
final class ContentHash {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(100_000)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .build();
    private static final Hasher64 HASHER = Hashing.xxh3_64();

    private static final long OBJECT = 0x9E3779B97F4A7C15L;
    private static final long ARRAY = 0xC2B2AE3D27D4EB4FL;
    private static final long TEXT = 0x165667B19E3779F9L;
    private static final long NUMBER = 0x27D4EB2F165667C5L;

    private ContentHash() {}

    static long of(byte[] json, int offset, int length) {
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), json, offset, length)) {
            parser.nextToken();
            return value(parser);
        } catch (JacksonException | ArithmeticException | NumberFormatException _) {
            // What no reader understands is still the same where its bytes are the same.
            return HASHER.hashBytesToLong(json, offset, length);
        }
    }

    private static long value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> mix(TEXT, HASHER.hashCharsToLong(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> mix(TEXT, 1);
            case VALUE_FALSE -> mix(TEXT, 2);
            default -> mix(TEXT, 3);
        };
    }

    private static long object(JsonParser parser) {
        long sum = OBJECT;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            long name = HASHER.hashCharsToLong(parser.currentName());
            parser.nextToken();
            sum += mix(name, value(parser));
        }
        return mix(OBJECT, sum);
    }

    private static long array(JsonParser parser) {
        long hash = ARRAY;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            hash = mix(hash, value(parser));
        }
        return mix(ARRAY, hash);
    }

    private static long number(JsonParser parser) {
        if (parser.isNaN()) {
            return mix(TEXT, HASHER.hashCharsToLong(parser.getString()));
        }
        BigDecimal exact = parser.getDecimalValue().stripTrailingZeros();
        byte[] digits = exact.unscaledValue().toByteArray();
        return mix(mix(NUMBER, exact.scale()), HASHER.hashBytesToLong(digits));
    }

    private static long mix(long first, long second) {
        long hash = first * 31 + second;
        hash = (hash ^ hash >>> 32) * OBJECT;
        hash = (hash ^ hash >>> 29) * ARRAY;
        return hash ^ hash >>> 32;
    }
}
