package dev.turnstone.app.ui.chart;

/// A value that should not be passed, and what it is called.
public record Threshold(String name, double value) {}
