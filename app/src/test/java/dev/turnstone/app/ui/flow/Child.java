package dev.turnstone.app.ui.flow;

import dev.turnstone.app.ui.Toolkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program with a hand at its window, in a process of its own.
final class Child {
    private Child() {}

    static Process start(Class<?> main, Path home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-Dprism.order=sw"));
        if (!Toolkit.hasDisplay()) {
            command.add("-Dglass.platform=Headless");
        }
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TURNSTONE_HOME", home.toString());
        return builder.redirectErrorStream(true).start();
    }
}
