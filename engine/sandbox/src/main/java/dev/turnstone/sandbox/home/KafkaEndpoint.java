package dev.turnstone.sandbox.home;

/// Where a sandbox's Kafka broker is.
public record KafkaEndpoint(String bootstrap, String version, long pid) {}
