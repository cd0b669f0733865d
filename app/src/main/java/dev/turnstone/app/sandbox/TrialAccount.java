package dev.turnstone.app.sandbox;

import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.Json;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Holds the target against everything that was acknowledged, and keeps the account as a file.
record TrialAccount(SearchServer target, Path folder, Path samples) {
    TrialReport give(RunView run, TrafficSummary summary, List<String> chaos, double took) {
        OracleReport first = OracleCheck.run(URI.create(target.url()), samples);
        OracleReport second = OracleCheck.run(URI.create(target.url()), summary.oracle());
        boolean readable = first.problems().isEmpty() && second.problems().isEmpty();
        Path file = folder.resolve("report.json");
        TrialReport report =
                new TrialReport(
                        first.documents() + second.documents(),
                        summary.requests(),
                        summary.acknowledgedWrites(),
                        summary.failedRequests(),
                        summary.longestWritePause().toMillis(),
                        first.lost() + second.lost(),
                        first.stale() + second.stale(),
                        first.duplicates() + second.duplicates(),
                        first.resurrected() + second.resurrected(),
                        first.unexplained() + second.unexplained(),
                        readable && run.state() == RunState.SUCCEEDED ? parity(run) : "not proven",
                        run.state().label(),
                        took,
                        chaos,
                        file.toString());
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.set("account", Json.MAPPER.valueToTree(report));
        all.set("samples", Json.MAPPER.valueToTree(first));
        all.set("traffic", Json.MAPPER.valueToTree(second));
        all.set("steps", Json.MAPPER.valueToTree(run.steps()));
        write(file, all);
        return report;
    }

    private static String parity(RunView run) {
        return run.steps().stream()
                .filter(step -> step.kind() == StepKind.PROVE)
                .map(RunView.StepView::result)
                .filter(Objects::nonNull)
                .map(result -> result.path("parity").asString(""))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("not proven");
    }

    private static void write(Path file, JsonNode all) {
        try {
            Files.writeString(file, all.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
