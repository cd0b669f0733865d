package dev.turnstone.log.record;

/// The proxy that wrote a record. The incarnation only grows from one start of the proxy to the
/// next, so that connections are never mistaken for those of an earlier start.
public record Origin(String proxy, long incarnation) {}
