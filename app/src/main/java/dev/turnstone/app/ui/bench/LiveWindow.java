package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.shell.WindowRoot;

import javafx.scene.Node;
import javafx.scene.control.Button;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A whole migration of a sandbox in the window, while somebody goes from page to page: how long
/// the window's thread is held up. The engine and the clients work in the same process; the servers
/// beside it.
final class LiveWindow {
    private static final List<String> PAGES =
            List.of("workflow", "capture", "backfill", "parity", "history", "home");
    private static final long PAGE_MILLIS = 1_200;
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(8);
    private static final double HELD_MILLIS = 50;
    private static final double MEMORY_MB = 500;

    private final OpenWindow window;

    LiveWindow(OpenWindow window) {
        this.window = window;
    }

    Map<String, List<WorkbenchRow>> play() throws InterruptedException {
        window.untilUsable();
        WindowRoot root = window.shown();
        HeldUp first;
        try (HeldUp opening = HeldUp.watch(window)) {
            first = opening;
            walk(root);
        }
        press(root, "#trial-start");
        try (HeldUp live = HeldUp.watch(window)) {
            untilTheAccount(root);
            first.longest().forEach(held -> System.err.println("opening pages: " + held));
            live.longest().forEach(held -> System.err.println("migrating: " + held));
            return Map.of("rows", rows(first, live));
        }
    }

    private static List<WorkbenchRow> rows(HeldUp first, HeldUp live) {
        Usage usage = Usage.now();
        return List.of(
                WorkbenchRow.ofMost(
                        "longest handler, each page opened for the first time",
                        first.waited(),
                        "ms",
                        HELD_MILLIS,
                        usage),
                WorkbenchRow.ofMost(
                        "the same, its own processor time",
                        first.worked(),
                        "ms",
                        HELD_MILLIS,
                        usage),
                WorkbenchRow.ofMost(
                        "longest handler during a live migration",
                        live.waited(),
                        "ms",
                        HELD_MILLIS,
                        usage),
                WorkbenchRow.ofMost(
                        "the same, its own processor time",
                        live.worked(),
                        "ms",
                        HELD_MILLIS,
                        usage),
                WorkbenchRow.of(
                        "memory after a migration, engine and clients included",
                        Spread.of(usage.residentMb()),
                        "MB",
                        MEMORY_MB,
                        usage));
    }

    private void untilTheAccount(WindowRoot root) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        while (System.nanoTime() < end) {
            walk(root);
            if (isThere(root, "#trial-approve")) {
                press(root, "#trial-approve");
            }
            if (isThere(root, ".trial-outcome")) {
                return;
            }
        }
        throw new IllegalStateException("the migration did not come to an end");
    }

    /// Ends at home.
    private void walk(WindowRoot root) throws InterruptedException {
        for (String page : PAGES) {
            window.on(
                    () -> {
                        root.shell().open(page);
                        return true;
                    });
            TimeUnit.MILLISECONDS.sleep(PAGE_MILLIS);
        }
    }

    private boolean isThere(WindowRoot root, String selector) {
        return window.on(
                () -> {
                    Node node = root.lookup(selector);
                    return node != null && node.isVisible() && !node.isDisabled();
                });
    }

    private void press(WindowRoot root, String selector) {
        window.on(
                () -> {
                    ((Button) root.lookup(selector)).fire();
                    return true;
                });
    }
}
