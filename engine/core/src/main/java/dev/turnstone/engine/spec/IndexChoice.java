package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;
import dev.turnstone.model.IndexPatterns;

import java.util.List;

/// Which indices are meant.
public record IndexChoice(
        @Entry(
                        about =
                                "Names of indices, data streams or aliases; * stands for anything."
                                        + " System and hidden ones need their dot.",
                        usual = "[\"*\"]",
                        pattern = IndexChoice.PATTERN,
                        expected = IndexChoice.EXPECTED,
                        filled = true)
                List<String> include,
        @Entry(
                        about = "What is left out of these.",
                        usual = "[]",
                        pattern = IndexChoice.PATTERN,
                        expected = IndexChoice.EXPECTED)
                List<String> exclude) {
    static final String PATTERN = "[^-\\s,\"\\\\/?<>|#][^\\s,\"\\\\/?<>|#]*";
    static final String EXPECTED = "a name or pattern of indices, such as logs-*";

    public IndexChoice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public IndexPatterns patterns() {
        return new IndexPatterns(include, exclude);
    }
}
