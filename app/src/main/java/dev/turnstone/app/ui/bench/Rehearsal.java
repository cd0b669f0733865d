package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.Launcher;
import dev.turnstone.app.ui.graph.Layout;
import dev.turnstone.app.ui.shell.WindowRoot;

import javafx.application.Platform;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Opens the window once and each of its pages, where nobody looks, and ends: what the runtime
/// loads meanwhile it keeps in a file, and every later start reads it from there.
public final class Rehearsal {
    private static final List<String> PAGES =
            List.of("workflow", "capture", "backfill", "parity", "history", "settings", "home");
    private static final long PAGE_MILLIS = 300;

    private Rehearsal() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("rehearsal").start(Rehearsal::play);
        Launcher.launch();
        System.exit(0);
    }

    /// The edge: whatever happens, the process ends.
    private static void play() {
        try {
            OpenWindow window = new OpenWindow();
            window.untilUsable();
            WindowRoot root = window.shown();
            for (String page : PAGES) {
                window.on(
                        () -> {
                            root.shell().open(page);
                            return true;
                        });
                TimeUnit.MILLISECONDS.sleep(PAGE_MILLIS);
            }
            Layout.of(ControlsBench.lines(2));
            Platform.exit();
        } catch (InterruptedException | RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
