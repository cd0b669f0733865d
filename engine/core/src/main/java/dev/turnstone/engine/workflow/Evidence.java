package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Gate;

import java.time.Instant;

/// What one check saw: where, what, and when that was measured.
public record Evidence(
        Gate.Measure measure, boolean passed, String value, String from, Instant measured) {}
