package dev.turnstone.app.ui.chart;

/// One line of a chart.
public record Series(String name, Points points) {}
