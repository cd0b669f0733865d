package dev.turnstone.engine.assess;

import com.fasterxml.jackson.annotation.JsonValue;

/// How much a finding matters.
public enum Severity {
    /// The migration would fail or could not be proven.
    BLOCKER("blocker"),
    /// Somebody has to decide.
    WARNING("warning"),
    /// Good to know.
    INFORMATION("information");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
