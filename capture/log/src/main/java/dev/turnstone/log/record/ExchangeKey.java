package dev.turnstone.log.record;

/// Tells one exchange from all others of a log.
public record ExchangeKey(Origin origin, long connection, long number) {}
