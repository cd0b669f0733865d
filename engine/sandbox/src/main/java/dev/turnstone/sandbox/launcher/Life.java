package dev.turnstone.sandbox.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A server's life as its parent steers it: `READY ...` goes to standard output, `stop` on standard
/// input ends it in order, and the end of standard input means that the parent is gone.
final class Life {
    private static final int ATTEMPTS = 20;
    private static final long CLOSE_MILLIS = 5_000;

    private final PrintStream parent;
    private final Path orphaned;

    private Life(PrintStream parent, Path orphaned) {
        this.parent = parent;
        this.orphaned = orphaned;
    }

    /// Takes standard output for talking to the parent; what the server prints goes to standard
    /// error. An orphan removes the folder `orphaned`, and the one around it if nothing else is
    /// left there.
    static Life begin(Path orphaned) {
        PrintStream parent = System.out;
        System.setOut(System.err);
        return new Life(parent, orphaned);
    }

    /// Watches for the parent's end from now on; `close` ends the server.
    void obey(AutoCloseable server) {
        var watch = new Thread(() -> watch(server), "turnstone-parent");
        watch.setDaemon(true);
        watch.start();
    }

    void ready(String where) {
        parent.println("READY " + where);
        parent.flush();
    }

    private void watch(AutoCloseable server) {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            String line = in.readLine();
            if (line != null && line.equals("stop")) {
                server.close();
                System.exit(0);
            }
        } catch (Exception e) {
            System.err.println(e);
        }
        dieAsOrphan(server);
    }

    private void dieAsOrphan(AutoCloseable server) {
        try {
            var closing = new Thread(() -> closeQuietly(server));
            closing.setDaemon(true);
            closing.start();
            closing.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            for (int i = 0; i < ATTEMPTS && Files.exists(orphaned); i++) {
                delete(orphaned);
            }
            orphaned.toFile().getAbsoluteFile().getParentFile().delete(); // only if it is empty now
            Runtime.getRuntime().halt(1);
        }
    }

    private static void closeQuietly(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException e) {
            // Something was still being written or went by itself: the next attempt sees.
        }
    }
}
