package dev.turnstone.sandbox.home;

import dev.turnstone.sandbox.SandboxException;
import dev.turnstone.sandbox.jars.CacheFolder;
import dev.turnstone.sandbox.process.JavaBinary;
import dev.turnstone.sandbox.process.LogTail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a supervisor that the end of this process and of its terminal does not touch.
final class SupervisorCommand {
    private static final String DETACH = "trap '' INT HUP; exec \"$@\"";

    private SupervisorCommand() {}

    static Process start(SandboxHome home, SandboxRequest request) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            command.addAll(List.of("/bin/sh", "-c", DETACH, "turnstone-sandbox"));
        }
        command.add(JavaBinary.path().toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dturnstone.cache=" + CacheFolder.ofUser());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Supervisor.class.getName());
        command.addAll(Supervisor.arguments(home, request));
        try {
            return new ProcessBuilder(command)
                    .redirectInput(nothing().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.log().toFile())
                    .directory(home.folder().toFile())
                    .start();
        } catch (IOException e) {
            throw new SandboxException(
                    "The sandbox's supervisor could not be started: " + e.getMessage(),
                    "Check that there is memory and room, then try again.",
                    e);
        }
    }

    static String log(SandboxHome home) {
        return LogTail.of(home.log());
    }

    private static Path nothing() {
        return Path.of(Files.exists(Path.of("/dev/null")) ? "/dev/null" : "NUL");
    }
}
