package dev.turnstone.sandbox.junit;

import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.ServerVersion.Product;

import org.junit.jupiter.api.extension.ParameterContext;

import java.util.Optional;

/// What a parameter asks for.
record Wanted(ServerVersion version, String name, boolean own, int nodes) {
    static Optional<Wanted> by(ParameterContext parameter) {
        return parameter
                .findAnnotation(Elasticsearch.class)
                .map(Wanted::of)
                .or(() -> parameter.findAnnotation(OpenSearch.class).map(Wanted::of))
                .or(() -> parameter.findAnnotation(Kafka.class).map(Wanted::of));
    }

    private static Wanted of(Elasticsearch asked) {
        var version = ServerVersion.of(Product.ELASTICSEARCH, asked.value());
        return new Wanted(version, asked.name(), asked.own(), asked.nodes());
    }

    private static Wanted of(OpenSearch asked) {
        var version = ServerVersion.of(Product.OPENSEARCH, asked.value());
        return new Wanted(version, asked.name(), asked.own(), asked.nodes());
    }

    private static Wanted of(Kafka asked) {
        var version = ServerVersion.of(Product.KAFKA, asked.value());
        return new Wanted(version, asked.name(), asked.own(), 1);
    }
}
