package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells whether proxies record everything: 0 when all of them do.
@Command(name = "status")
final class CaptureStatusCommand implements Callable<Integer> {
    private static final String RECORDING = "RECORDING";

    private final Console console;

    @Mixin private AdminOptions admin;
    @Mixin private JsonOption json;

    CaptureStatusCommand(Console console) {
        this.console = console;
    }

    /// What scripts read; `recording` is false while any proxy passes something unrecorded.
    record Report(boolean recording, List<JsonNode> proxies) {}

    @Override
    public Integer call() throws InterruptedException {
        List<JsonNode> states = new ArrayList<>();
        try (HttpClient client = admin.client()) {
            for (String each : admin.admins()) {
                states.add(admin.state(client, each));
            }
        }
        boolean recording =
                states.stream()
                        .allMatch(state -> state.path("capture").asString("").equals(RECORDING));
        String text = String.join(System.lineSeparator(), states.stream().map(this::text).toList());
        console.report(json.isSet(), new Report(recording, states), text);
        return recording ? Cli.DONE : Cli.FAILED;
    }

    private String text(JsonNode state) {
        JsonNode traffic = state.path("traffic");
        JsonNode recording = state.path("recording");
        String line =
                console.texts()
                        .text(
                                "capture.status",
                                state.path("name").asString(""),
                                state.path("capture").asString(""),
                                state.path("mode").asString(""),
                                Amounts.count(traffic.path("requests").asLong(0)),
                                Amounts.count(recording.path("exchangesMissed").asLong(0)),
                                Amounts.count(recording.path("gaps").asLong(0)),
                                pending(recording.path("pendingBytes").asLong(0)));
        String trouble = state.path("trouble").asString("");
        return Stream.of(line, trouble, elsewhere(state), canary(state.path("canary")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(System.lineSeparator() + "  "));
    }

    private String elsewhere(JsonNode state) {
        String nodes = state.path("elsewhere").asString("");
        return nodes.isEmpty() ? "" : console.texts().text("capture.elsewhere", nodes);
    }

    private String canary(JsonNode canary) {
        if (canary.isMissingNode()) {
            return console.texts().text("capture.canaryOff");
        }
        String trouble = canary.path("trouble").asString("");
        return console.texts()
                .text(
                        canary.path("live").asBoolean()
                                ? "capture.canary"
                                : "capture.canaryOverdue",
                        Amounts.count(canary.path("sent").asLong()),
                        Amounts.count(canary.path("answered").asLong()),
                        Amounts.count(canary.path("answeredMs").asLong()),
                        trouble);
    }

    /// Not known while the log fails.
    private static String pending(long bytes) {
        return bytes < 0 ? "?" : Amounts.megabytes((double) bytes);
    }
}
