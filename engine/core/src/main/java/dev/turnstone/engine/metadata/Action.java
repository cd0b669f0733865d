package dev.turnstone.engine.metadata;

import com.fasterxml.jackson.annotation.JsonValue;

/// What will be done about an object.
public enum Action {
    CREATE("create"),
    EXISTS_SAME("exists-same"),
    EXISTS_DIFFERENT("exists-different"),
    SKIP("skip"),
    REFUSED("refused");

    private final String label;

    Action(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
