package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.Launcher;
import dev.turnstone.app.ui.task.FxThread;
import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.app.ui.theme.Theme;
import dev.turnstone.model.Json;

import javafx.application.Platform;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The process of one measurement: `start`, `controls` or `live`. It tells its figures in one line
/// and ends.
public final class BenchChild {
    private static final String MARK = "figures ";

    private BenchChild() {}

    public static void main(String[] args) throws InterruptedException {
        switch (args[0]) {
            case "start" -> window(() -> new OpenWindow().untilUsable());
            case "live" -> window(() -> new LiveWindow(new OpenWindow()).play());
            default -> controls();
        }
    }

    /// What a child told; missing where it told nothing.
    static JsonNode answer(BufferedReader out) throws IOException {
        JsonNode answer = MissingNode.getInstance();
        String line;
        while ((line = out.readLine()) != null) {
            if (line.startsWith(MARK)) {
                answer = Json.MAPPER.readTree(line.substring(MARK.length()));
            }
        }
        return answer;
    }

    private interface Measuring {
        Object now() throws InterruptedException;
    }

    /// The edge: whatever happens, the process ends.
    private static void window(Measuring measuring) {
        Thread.ofPlatform()
                .daemon()
                .name("measure")
                .start(
                        () -> {
                            try {
                                tell(measuring.now());
                                Runtime.getRuntime().halt(0);
                            } catch (InterruptedException | RuntimeException | Error e) {
                                e.printStackTrace();
                                Runtime.getRuntime().halt(1);
                            }
                        });
        Launcher.launch();
    }

    private static void controls() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        Platform.setImplicitExit(false);
        up.await();
        new FxThread().execute(() -> Theme.install(Appearance.LIGHT));
        List<WorkbenchRow> rows = ControlsBench.run();
        tell(Map.of("rows", rows));
        Runtime.getRuntime().halt(0);
    }

    private static void tell(Object figures) {
        System.out.println(MARK + Json.MAPPER.writeValueAsString(figures));
        System.out.flush();
    }
}
