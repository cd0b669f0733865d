package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstone.log.TrafficLogReader.Logged;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A writing process that is killed, and one whose disk is full for a while.
class SegmentCrashTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final long MEBIBYTE_IN_BLOCKS = 1024;

    private final List<Process> started = new ArrayList<>();

    @TempDir private Path directory;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatWasToldDurableOutlivesAKillAtAnyTime() throws Exception {
        long durable = 0;
        for (int kill = 1; kill <= 3; kill++) {
            Process process = start(List.of());
            long told = -1;
            try (BufferedReader lines = output(process)) {
                while (told < 300L * kill) {
                    told = number(lines.readLine(), "durable ");
                }
                process.toHandle().destroyForcibly();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    told = line.startsWith("durable ") ? number(line, "durable ") : told;
                }
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            List<String> read = read("kill-" + kill, durable);
            assertThat(read).hasSizeGreaterThan((int) told);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(WritingProcess.text(i));
            }
            durable += read.size();
            try (SegmentWriter writer = SegmentWriter.open(directory, SegmentSettings.DEFAULT)) {
                assertThat(writer.recovery().nextOffset()).isGreaterThanOrEqualTo(durable);
                durable = writer.recovery().nextOffset();
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskHoldsUpNobodyAndLosesNothingOnceThereIsRoom() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is needed");
        String limit = "ulimit -S -f " + MEBIBYTE_IN_BLOCKS + "; exec \"$@\"";
        Process process = start(List.of("bash", "-c", limit, "limited"));
        try (BufferedReader lines = output(process)) {
            String line = lines.readLine();
            while (!"failing".equals(line)) {
                assertThat(line).startsWith("durable ");
                line = lines.readLine();
            }
            Process more =
                    new ProcessBuilder(
                                    "/usr/bin/prlimit",
                                    "--fsize=unlimited",
                                    "--pid",
                                    Long.toString(process.pid()))
                            .start();
            assertThat(more.waitFor()).isZero();
            long atFailure = number(lines.readLine(), "durable ");
            process.outputWriter().append('\n').flush();
            long taken = -1;
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).doesNotStartWith("lost");
                taken = line.startsWith("taken ") ? number(line, "taken ") : taken;
            }
            assertThat(taken).isGreaterThan(atFailure);
            List<String> read = read("all", 0);
            assertThat(read).hasSize((int) taken);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i)).isEqualTo(WritingProcess.text(i));
            }
        }
    }

    private static BufferedReader output(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static long number(String line, String prefix) {
        assertThat(line).startsWith(prefix);
        return Long.parseLong(line.substring(prefix.length()));
    }

    private Process start(List<String> before) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(WritingProcess.class.getName());
        command.add(directory.toString());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        started.add(process);
        return process;
    }

    /// What is durable from this record on.
    private List<String> read(String consumer, long from) throws IOException {
        Consumers.commit(directory.resolve("consumers"), consumer, from);
        List<String> read = new ArrayList<>();
        try (SegmentReader reader = SegmentReader.open(directory, consumer, Optional.empty())) {
            for (Optional<Logged> next = reader.next(SOON);
                    next.isPresent();
                    next = reader.next(SOON)) {
                read.add(next.get().bytes().text());
            }
        }
        return read;
    }
}
