package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SandboxException;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A tiny shell that outlives us by a moment: when this JVM is gone, it kills the registered
/// processes, also paused ones, and removes the folder. On Windows there is none, and only the
/// servers' own watch over their parent remains. Thread-safe.
public final class Guard implements Closeable {
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            pids=
            while read -r word pid; do
              case $word in
                add) pids="$pids $pid" ;;
                remove)
                  left=
                  for p in $pids; do [ "$p" = "$pid" ] || left="$left $p"; done
                  pids=$left ;;
                dismissed) exit 0 ;;
              esac
            done
            [ -z "$pids" ] || kill -9 $pids
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
              rm -rf -- "$1"
              [ -e "$1" ] || exit 0
              sleep 0.2
            done
            """;

    private final @Nullable Process shell;

    private Guard(@Nullable Process shell) {
        this.shell = shell;
    }

    /// Guards a folder and, as they are added, the processes that write there.
    public static Guard over(Path folder) {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return new Guard(null);
        }
        try {
            return new Guard(
                    new ProcessBuilder(
                                    "/bin/sh", "-c", SCRIPT, "turnstone-guard", folder.toString())
                            .directory(Path.of("/").toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new SandboxException(
                    "The guard over " + folder + " could not be started: " + e.getMessage(),
                    "Check the limit on processes (ulimit -u), then try again.",
                    e);
        }
    }

    void add(long pid) {
        tell("add " + pid);
    }

    void remove(long pid) {
        tell("remove " + pid);
    }

    private synchronized void tell(String words) {
        if (shell == null) {
            return;
        }
        try {
            Writer writer = shell.outputWriter(StandardCharsets.UTF_8);
            writer.write(words + "\n");
            writer.flush();
        } catch (IOException e) {
            // Somebody killed the guard; the servers still watch over their parent themselves.
        }
    }

    /// Ends the guard; nothing is killed or removed by it any more.
    @Override
    public void close() {
        tell("dismissed");
    }
}
