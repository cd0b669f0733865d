package dev.turnstone.engine.metadata.convert;

/// A rule about one field of a mapping.
@FunctionalInterface
interface FieldRule {
    void convert(Field field, Context context);
}
