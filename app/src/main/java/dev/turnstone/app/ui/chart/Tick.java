package dev.turnstone.app.ui.chart;

/// A round value on an axis, and its words.
public record Tick(double value, String label) {}
