package dev.turnstone.app.cli;

import tools.jackson.databind.JsonNode;

import java.util.Set;
import java.util.stream.Stream;

/// Looks at a run until it rests or waits for somebody: redrawn at a terminal, a line for each
/// change elsewhere.
final class WorkflowWatching {
    private static final long POLL_MILLIS = 500;
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
    private static final Set<String> AT_WORK =
            Set.of("running", "pausing", "cancelling", "rolling-back", "planned");

    private final Console console;
    private final WorkflowOptions options;
    private final WorkflowText text;
    private String shown = "";

    WorkflowWatching(Console console, WorkflowOptions options) {
        this.console = console;
        this.options = options;
        this.text = new WorkflowText(console.texts());
    }

    int untilItRests(JsonNode first) throws InterruptedException {
        JsonNode now = first;
        while (!now.has("error") && !rests(now)) {
            show(now);
            Thread.sleep(POLL_MILLIS);
            now = options.link().ask(options.request("status"));
        }
        int exit = options.report(console, now, text::run);
        if (endedInTheMiddle(now)) {
            console.err().println(console.texts().text("workflow.engineEnded"));
        }
        return exit == Cli.DONE ? exit(now) : exit;
    }

    /// Done is a run that succeeded, or one that only waits for a person. Whatever else it rests
    /// in, scripts may not go on.
    static int exit(JsonNode now) {
        String state = now.path("state").asString("");
        boolean waits =
                state.equals("running")
                        && now.path("driven").asBoolean(false)
                        && states(now).anyMatch("waiting-for-approval"::equals)
                        && states(now).noneMatch("failed"::equals);
        return waits || state.equals("succeeded") ? Cli.DONE : Cli.FAILED;
    }

    private static boolean endedInTheMiddle(JsonNode now) {
        return !now.has("error")
                && !now.path("driven").asBoolean(false)
                && AT_WORK.contains(now.path("state").asString(""));
    }

    private static Stream<String> states(JsonNode now) {
        return now.path("steps").valueStream().map(step -> step.path("state").asString(""));
    }

    private void show(JsonNode now) {
        if (console.isTerminal()) {
            console.err().print(HOME_AND_CLEAR + text.run(now) + System.lineSeparator());
            console.err().flush();
            return;
        }
        String counts = now.path("state").asString("") + " " + now.path("counts");
        if (!counts.equals(shown)) {
            shown = counts;
            console.err().println(counts);
        }
    }

    private static boolean rests(JsonNode now) {
        if (!now.path("driven").asBoolean(false)
                || !AT_WORK.contains(now.path("state").asString(""))) {
            return true;
        }
        boolean waits = false;
        for (JsonNode step : now.path("steps")) {
            switch (step.path("state").asString("")) {
                case "running", "stopping", "waiting", "unknown", "reconciling", "rolling-back" -> {
                    return false;
                }
                case "waiting-for-approval" -> waits = true;
                default -> {}
            }
        }
        return waits;
    }
}
