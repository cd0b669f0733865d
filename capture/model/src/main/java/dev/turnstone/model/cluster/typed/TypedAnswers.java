package dev.turnstone.model.cluster.typed;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;

import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonpDeserializer;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.transport.Endpoint;
import org.opensearch.client.transport.GenericEndpoint;
import org.opensearch.client.transport.JsonEndpoint;
import org.opensearch.client.transport.endpoints.BooleanEndpoint;
import org.opensearch.client.transport.endpoints.BooleanResponse;
import org.opensearch.client.util.MissingRequiredPropertyException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Turns our answers into the client library's.
final class TypedAnswers {
    private final JsonpMapper mapper;

    TypedAnswers(JsonpMapper mapper) {
        this.mapper = mapper;
    }

    // An endpoint's kind fixes what its answer is; the compiler cannot know that.
    @SuppressWarnings("unchecked")
    <A, E> @Nullable A read(
            ClusterAnswer answer,
            Endpoint<?, A, E> endpoint,
            ClusterRequest request,
            Supplier<ClusterException.Refused> refused) {
        int status = answer.status();
        if (endpoint.isError(status)) {
            throw error(answer, endpoint, refused);
        }
        return switch (endpoint) {
            case BooleanEndpoint<?> asked -> (A) new BooleanResponse(asked.getResult(status));
            case GenericEndpoint<?, ?> generic -> (A) raw(answer, generic, request);
            case JsonEndpoint<?, ?, ?> json ->
                    (A) parsed(answer.body(), json.responseDeserializer());
            default -> throw new IllegalArgumentException("endpoint: " + endpoint.getClass());
        };
    }

    private <E> RuntimeException error(
            ClusterAnswer answer,
            Endpoint<?, ?, E> endpoint,
            Supplier<ClusterException.Refused> refused) {
        JsonpDeserializer<E> deserializer = endpoint.errorDeserializer(answer.status());
        if (deserializer == null) {
            return refused.get();
        }
        E error;
        try {
            error = parsed(answer.body(), deserializer);
        } catch (JsonException | MissingRequiredPropertyException e) {
            // The cluster, or something in front of it, explained itself in another way.
            return refused.get();
        }
        return endpoint.exceptionConverter(answer.status(), error);
    }

    private <T> @Nullable T parsed(Body body, @Nullable JsonpDeserializer<T> deserializer) {
        if (deserializer == null) {
            return null;
        }
        try (JsonParser parser = mapper.jsonProvider().createParser(stream(body))) {
            return deserializer.deserialize(parser, mapper);
        }
    }

    private static <A> A raw(
            ClusterAnswer answer, GenericEndpoint<?, A> endpoint, ClusterRequest request) {
        List<Map.Entry<String, String>> headers =
                answer.headers().entrySet().stream()
                        .flatMap(h -> h.getValue().stream().map(v -> Map.entry(h.getKey(), v)))
                        .toList();
        return endpoint.responseDeserializer(
                request.path(),
                request.method(),
                "HTTP/1.1",
                answer.status(),
                "",
                headers,
                answer.header("content-type").orElse(null),
                stream(answer.body()));
    }

    private static InputStream stream(Body body) {
        return new ByteArrayInputStream(body.array(), body.offset(), body.length());
    }
}
