package dev.turnstone.log.record;

/// Where records are encoded one after the other: what was encoded stands there until the next one
/// is. One thread.
public final class EncodingSpace {
    final FieldWriter writer = new FieldWriter();
}
