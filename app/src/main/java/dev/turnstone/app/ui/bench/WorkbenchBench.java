package dev.turnstone.app.ui.bench;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures the window against the numbers that it is to reach, each in a process of its own as a
/// user starts it. Blocks for some minutes.
public final class WorkbenchBench {
    private static final double START_MILLIS = 2_000;
    private static final double MEMORY_MB = 500;

    private final Path scratch;
    private final Consumer<String> watcher;

    /// What came out; `display` is where it was shown.
    public record Result(String display, int processors, List<WorkbenchRow> rows) {
        public boolean isWithinBars() {
            return rows.stream().allMatch(WorkbenchRow::met);
        }
    }

    /// `scratch` may be removed afterwards; `watcher` hears what is measured next.
    public WorkbenchBench(Path scratch, Consumer<String> watcher) {
        this.scratch = scratch;
        this.watcher = watcher;
    }

    /// `starts` cold starts, the controls, and, where wished, a whole migration of a sandbox.
    public Result run(int starts, boolean live) throws InterruptedException {
        List<WorkbenchRow> rows = new ArrayList<>(starts(starts));
        watcher.accept("controls");
        rows.addAll(rows(child("controls", scratch.resolve("controls"))));
        if (live) {
            watcher.accept("live");
            rows.addAll(rows(child("live", scratch.resolve("live"))));
        }
        return new Result(
                hasDisplay() ? "display " + System.getenv("DISPLAY") : "headless",
                Runtime.getRuntime().availableProcessors(),
                rows);
    }

    private List<WorkbenchRow> starts(int times) throws InterruptedException {
        double[] millis = new double[times];
        double[] memory = new double[times];
        Usage usage = Usage.now();
        for (int i = 0; i < times; i++) {
            watcher.accept("start " + (i + 1) + "/" + times);
            long began = System.currentTimeMillis();
            JsonNode told = child("start", scratch.resolve("start-" + i));
            millis[i] = told.path("usableAt").asLong() - began;
            usage = Json.MAPPER.treeToValue(told.path("usage"), Usage.class);
            memory[i] = usage.residentMb();
        }
        return List.of(
                WorkbenchRow.of(
                        "cold start to usable", Spread.of(millis), "ms", START_MILLIS, usage),
                WorkbenchRow.of(
                        "memory after the start", Spread.of(memory), "MB", MEMORY_MB, usage));
    }

    private static List<WorkbenchRow> rows(JsonNode told) {
        List<WorkbenchRow> rows = new ArrayList<>();
        told.path("rows")
                .forEach(row -> rows.add(Json.MAPPER.treeToValue(row, WorkbenchRow.class)));
        return rows;
    }

    private JsonNode child(String what, Path home) throws InterruptedException {
        try {
            Files.createDirectories(home);
            Path log = scratch.resolve(what + ".log");
            ProcessBuilder builder = new ProcessBuilder(command(what)).redirectError(log.toFile());
            builder.environment().put("TURNSTONE_HOME", home.toString());
            Process process = builder.start();
            try (BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                JsonNode answer = BenchChild.answer(out);
                process.waitFor();
                if (answer.isMissingNode()) {
                    throw new TurnstoneException(
                            "The measurement \"" + what + "\" ended without a figure.",
                            "See " + log + " for why.");
                }
                return answer;
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The window could not be started for a measurement.",
                    "Check that there is memory and room, then try again.",
                    e);
        }
    }

    /// As the launcher starts the window.
    private static List<String> command(String what) {
        String classes = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xlog:disable", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        Path rehearsed = Path.of(classes).resolveSibling("turnstone-window.aot");
        if (Files.isReadable(rehearsed)) {
            command.addAll(List.of("-XX:AOTCache=" + rehearsed, "-XX:AOTMode=auto"));
        }
        Path modules = Path.of(classes).resolveSibling("lib").resolve("fx");
        boolean fromJar = classes.endsWith(".jar") && Files.isDirectory(modules);
        if (fromJar) {
            command.addAll(
                    List.of(
                            "--module-path",
                            modules.toString(),
                            "--add-modules",
                            "javafx.controls",
                            "--enable-native-access=javafx.graphics,ALL-UNNAMED"));
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (!hasDisplay()) {
            command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        command.addAll(
                List.of(
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classes,
                        BenchChild.class.getName(),
                        what));
        return command;
    }

    private static boolean hasDisplay() {
        String display = System.getenv("DISPLAY");
        return display != null && !display.isBlank();
    }
}
