package dev.turnstone.replay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// A ledger that is old enough for its file's space to be used again.
@Tag("soak")
class AgedLedgerTest {
    private static final Duration OLD_ENOUGH = Duration.ofSeconds(58);
    private static final int KILLS = 20;

    @TempDir private Path folder;

    @Test
    void whatWasDurableIsThereAfterEachOfTwentyKills() throws Exception {
        var random = new Random(5);
        Map<String, Long> durable = new HashMap<>();
        live(OLD_ENOUGH, durable);
        for (int kill = 1; kill <= KILLS; kill++) {
            live(Duration.ofMillis(2_000 + random.nextInt(2_000)), durable);
            try (LedgerStore store = LedgerStore.open(copy())) {
                durable.forEach(
                        (thread, number) ->
                                assertThat(Long.parseLong(store.notes().find(thread).orElse("0")))
                                        .as(thread)
                                        .isGreaterThanOrEqualTo(number));
            }
        }
    }

    /// The ledger itself stays as the kill left it.
    private Path copy() throws IOException {
        Path copy = folder.resolve("copy");
        for (String end : new String[] {"", ".open"}) {
            Files.copy(
                    Path.of(file() + end),
                    Path.of(copy + end),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private Path file() {
        return folder.resolve("ledger");
    }

    /// Killed that long after it told its first number.
    private void live(Duration length, Map<String, Long> durable) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                NotingChild.class.getName(),
                                file().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long end = 0;
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                end = end == 0 ? System.nanoTime() + length.toNanos() : end;
                String[] words = line.split(" ", -1);
                durable.put(words[0], Long.parseLong(words[1]));
                if (System.nanoTime() > end) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor()).isNotZero();
    }
}
