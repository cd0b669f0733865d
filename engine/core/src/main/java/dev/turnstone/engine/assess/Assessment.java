package dev.turnstone.engine.assess;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/// What was found, worst first.
public record Assessment(String source, String target, Instant made, List<Finding> findings) {
    public Assessment {
        findings = List.copyOf(findings);
    }

    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /// True where nothing stands in the way.
    public boolean isClear() {
        return count(Severity.BLOCKER) == 0;
    }

    public JsonNode toTree() {
        return Json.MAPPER.valueToTree(this);
    }

    /// For a terminal.
    public String toText() {
        return AssessmentText.of(this);
    }
}
