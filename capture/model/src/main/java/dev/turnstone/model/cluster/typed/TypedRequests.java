package dev.turnstone.model.cluster.typed;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterRequest;

import jakarta.json.stream.JsonGenerator;

import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.json.NdJsonpSerializable;
import org.opensearch.client.transport.Endpoint;
import org.opensearch.client.transport.GenericSerializable;
import org.opensearch.client.transport.TransportOptions;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Turns the client library's requests into ours.
final class TypedRequests {
    /// POSTs by these last words only ask, so that they may be repeated.
    private static final Set<String> ASKING =
            Set.of("_search", "_msearch", "_mget", "_count", "_refresh", "_field_caps", "_analyze");

    private final JsonpMapper mapper;

    TypedRequests(JsonpMapper mapper) {
        this.mapper = mapper;
    }

    <Q> ClusterRequest of(Q request, Endpoint<Q, ?, ?> endpoint, TransportOptions options) {
        String method = endpoint.method(request);
        String path = endpoint.requestUrl(request);
        var parameters = new TreeMap<>(options.queryParameters());
        parameters.putAll(endpoint.queryParameters(request));
        var out = new ByteArrayOutputStream();
        String contentType = endpoint.hasRequestBody() ? write(request, out) : "application/json";
        return new ClusterRequest(
                method,
                path + query(parameters),
                Body.of(out.toByteArray()),
                contentType,
                isRepeatable(method, path));
    }

    private static boolean isRepeatable(String method, String path) {
        return !method.equals("POST") || ASKING.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private <Q> String write(Q request, ByteArrayOutputStream out) {
        return switch (request) {
            case NdJsonpSerializable lines -> {
                writeLines(lines, out);
                yield "application/x-ndjson";
            }
            case GenericSerializable generic -> generic.serialize(out);
            default -> {
                writeOne(request, out);
                yield "application/json";
            }
        };
    }

    private void writeLines(NdJsonpSerializable lines, ByteArrayOutputStream out) {
        for (Iterator<?> items = lines._serializables(); items.hasNext(); ) {
            Object item = items.next();
            if (item instanceof NdJsonpSerializable inner && !isItself(inner, lines)) {
                writeLines(inner, out);
            } else {
                writeOne(item, out);
                out.write('\n');
            }
        }
    }

    // A request may list itself among its lines, to be written as one of them.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isItself(NdJsonpSerializable item, NdJsonpSerializable lines) {
        return item == lines;
    }

    private <T> void writeOne(T value, ByteArrayOutputStream out) {
        try (JsonGenerator generator = mapper.jsonProvider().createGenerator(out)) {
            mapper.serialize(value, generator);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining("&"), q -> q.isEmpty() ? q : "?" + q));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
