package dev.turnstone.engine.workflow;

/// One change of one step, legal by [Transitions], with the reason where there is one.
public record Change(String step, StepState from, StepState to, int attempt, String reason) {}
