package dev.turnstone.engine.metadata.convert;

import com.fasterxml.jackson.annotation.JsonValue;

/// What kinds of metadata there are, in the order in which they are created: what is needed comes
/// first, and indices before templates, which are for those that come later.
public enum Kind {
    SCRIPT("script"),
    PIPELINE("pipeline"),
    POLICY("policy"),
    INDEX("index"),
    COMPONENT_TEMPLATE("component-template"),
    TEMPLATE("template"),
    INDEX_TEMPLATE("index-template"),
    DATA_STREAM("data-stream"),
    ALIAS("alias");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /// The stable name in plans and on the command line.
    @JsonValue
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
