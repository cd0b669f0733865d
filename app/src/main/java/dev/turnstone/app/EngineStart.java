package dev.turnstone.app;

import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts an engine as a process of its own, which goes on when whoever started it ends.
public final class EngineStart {
    private static final String DETACH = "trap '' INT HUP; exec \"$@\"";

    private final Path home;

    public EngineStart(Path home) {
        this.home = home;
    }

    /// What it writes on its way.
    public static Path log(Path home) {
        return home.resolve("engine.log");
    }

    public Process start() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            command.addAll(List.of("/bin/sh", "-c", DETACH, "turnstone-engine"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.turnstone.app.Main",
                        "workflow",
                        "engine",
                        "--home",
                        home.toString()));
        try {
            Files.createDirectories(home);
            Path nothing = Path.of(Files.exists(Path.of("/dev/null")) ? "/dev/null" : "NUL");
            return new ProcessBuilder(command)
                    .redirectInput(nothing.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home).toFile()))
                    .start();
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The engine could not be started: " + FileTrouble.of(e) + ".",
                    "Check that there is memory and room, then try again.",
                    e);
        }
    }
}
