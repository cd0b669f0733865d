package dev.turnstone.proxy.bench;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that takes part in a measurement. One thread.
final class Child implements AutoCloseable {
    private static final long LAST = 20;

    private final String name;
    private final Process process;
    private final BufferedReader out;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = process.inputReader();
    }

    /// A part of ours, under the same JVM as we are; it has told its port when this returns.
    static Part part(Path errors, int heapMegabytes, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new BenchException(
                    "This Java runtime has no java program to start the parts of a measurement.",
                    "Measure from a checkout with a JDK: ./turnstone bench capture",
                    null);
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-Xmx" + heapMegabytes + "m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BenchPart.class.getName()));
        command.addAll(List.of(arguments));
        Child child = started(arguments[0], errors, command);
        return new Part(child, Integer.parseInt(child.line()));
    }

    /// Another program, which listens where its configuration says.
    static Child program(Path errors, List<String> command) {
        return started(command.getFirst(), errors, command);
    }

    /// A child and the port on which it listens.
    record Part(Child child, int port) {}

    /// Sends a line and waits for the one that answers it.
    <T> T ask(Object what, Class<T> type) {
        try {
            process.getOutputStream()
                    .write(
                            (Json.MAPPER.writeValueAsString(what) + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw ended();
        }
        return Json.MAPPER.readValue(line(), type);
    }

    /// Processor time of it and of those that it started.
    Duration cpu() {
        return all().map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Memory that is resident, in MB; null where the system does not tell.
    @Nullable Double residentMb() {
        List<Double> each = new ArrayList<>();
        for (ProcessHandle handle : all().toList()) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + handle.pid() + "/status"))) {
                lines.filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .forEach(each::add);
            } catch (IOException e) {
                return null;
            }
        }
        return each.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(name.startsWith("/") ? 0 : LAST, TimeUnit.SECONDS)) {
                all().forEach(ProcessHandle::destroy);
                process.waitFor(LAST, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private String line() {
        try {
            String line = out.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw ended();
        }
        throw ended();
    }

    private BenchException ended() {
        return new BenchException(
                "A part of the measurement has ended: " + name + ".",
                "Look at what it said above, and measure again.",
                null);
    }

    private static Child started(String name, Path errors, List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
            return new Child(name, builder.start());
        } catch (IOException e) {
            throw new BenchException(
                    "A part of the measurement cannot be started: " + name + ".",
                    "Check that this user may start processes.",
                    e);
        }
    }
}
