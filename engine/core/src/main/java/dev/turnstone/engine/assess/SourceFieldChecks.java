package dev.turnstone.engine.assess;

import java.util.List;

/// Whether what was written can be read again.
final class SourceFieldChecks {
    private SourceFieldChecks() {}

    static List<Finding> disabled(Facts facts) {
        return Found.about(
                "TS-206",
                Severity.BLOCKER,
                false,
                facts.indicesByMapping(
                        mapping -> !mapping.path("_source").path("enabled").asBoolean(true)));
    }

    static List<Finding> filtered(Facts facts) {
        return Found.about(
                "TS-207",
                Severity.WARNING,
                false,
                facts.indicesByMapping(
                        mapping ->
                                !mapping.path("_source").path("excludes").isEmpty()
                                        || !mapping.path("_source").path("includes").isEmpty()));
    }

    static List<Finding> derived(Facts facts) {
        List<String> bySettings =
                facts.indicesBySettings(
                        settings ->
                                settings.path("index.derived_source.enabled")
                                                .asString("")
                                                .equals("true")
                                        || settings.path("index.mapping.source.mode")
                                                .asString("")
                                                .equals("synthetic")
                                        || settings.path("index.mode")
                                                .asString("")
                                                .matches("logsdb|time_series"));
        List<String> byMapping =
                facts.indicesByMapping(
                        mapping ->
                                mapping.path("_source")
                                        .path("mode")
                                        .asString("")
                                        .equals("synthetic"));
        List<String> both = new java.util.ArrayList<>(bySettings);
        both.addAll(byMapping);
        return Found.about("TS-208", Severity.WARNING, false, both);
    }
}
