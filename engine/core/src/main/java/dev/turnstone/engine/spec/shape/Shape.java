package dev.turnstone.engine.spec.shape;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a place in a declaration may hold.
public sealed interface Shape {

    /// Text that fits a pattern; `expected` says which in words. A secret's text is never quoted.
    record Text(Pattern pattern, String expected, boolean secret) implements Shape {}

    record Whole(long least, long most) implements Shape {}

    record Truth() implements Shape {}

    record Choice(List<String> values) implements Shape {}

    record Many(Shape each, boolean filled) implements Shape {}

    /// Entries under names that their owner chose.
    record Named(Shape each, boolean filled) implements Shape {}

    /// Known fields, in the order in which they are explained.
    record Fields(Map<String, Field> fields) implements Shape {}

    /// One of several kinds, told by the field `kind`.
    record Kinds(Map<String, Fields> kinds) implements Shape {}

    /// Anything at all: what it means is judged elsewhere.
    record Free() implements Shape {}

    /// One field; `usual` stands where it is not given. Neither needed nor usual: it may be absent.
    record Field(
            String name, String about, Shape shape, boolean needed, @Nullable JsonNode usual) {}
}
