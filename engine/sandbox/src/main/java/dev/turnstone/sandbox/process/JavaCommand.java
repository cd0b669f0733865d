package dev.turnstone.sandbox.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line that runs a program on our own JDK, small and quick to start.
final class JavaCommand {
    private static final List<String> FLAGS =
            List.of(
                    "-Xss512k",
                    "-XX:-UsePerfData",
                    "-Xshare:auto",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.awt.headless=true",
                    "-Dfile.encoding=UTF-8",
                    "-Dlog4j2.disableJmx=true");

    private static final List<String> QUICK_TO_START =
            List.of("-Xms64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /// As the servers' own packages set it: their memory breaker counts what is not collected yet,
    /// and refuses writes under a collector that waits for a full heap.
    private static final List<String> OPTIMISING =
            List.of(
                    "-XX:+UseG1GC",
                    "-XX:G1ReservePercent=25",
                    "-XX:InitiatingHeapOccupancyPercent=30");

    private JavaCommand() {}

    static List<String> of(Program program, Path launcher, SharedClasses shared) {
        var command = new ArrayList<String>();
        command.add(JavaBinary.path().toString());
        command.add("-Xmx" + program.heapMegabytes() + "m");
        command.addAll(FLAGS);
        if (program.optimising()) {
            command.add("-Xms" + program.heapMegabytes() + "m");
            command.addAll(OPTIMISING);
        } else {
            command.addAll(QUICK_TO_START);
        }
        command.addAll(shared.flags());
        command.add("-Djava.io.tmpdir=" + program.directory().resolve("tmp"));
        command.add(
                "-Dlog4j2.configurationFile=" + program.directory().resolve("log4j2.properties"));
        command.add("-cp");
        command.add(
                Stream.concat(Stream.of(launcher), program.classPath().stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add(program.mainClass());
        command.addAll(program.arguments());
        return command;
    }
}
