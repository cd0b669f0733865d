package dev.turnstone.log.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.traffic.Header;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

final class HeaderMemoryTest {
    private static final long SEED = 20_261_121;

    private final HeaderMemory memory = new HeaderMemory();

    /// Many more than are remembered, some of them longer than what is.
    @Test
    void whatIsRememberedIsWhatWouldHaveBeenRead() {
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 20_000; round++) {
            String name = "n".repeat(random.nextInt(4)) + random.nextInt(40);
            String value = random.nextInt(100) + "ä".repeat(random.nextInt(40) == 0 ? 300 : 2);
            assertThat(read(name, value))
                    .as("seed %s, round %s", SEED, round)
                    .isEqualTo(new Header(name, value));
        }
    }

    @Test
    void theSameBytesSplitElsewhereAreAnotherHeader() {
        assertThat(read("ab", "c")).isEqualTo(new Header("ab", "c"));
        assertThat(read("a", "bc")).isEqualTo(new Header("a", "bc"));
        assertThat(read("ab", "c")).isEqualTo(new Header("ab", "c"));
    }

    @Test
    void whatComesAgainIsNotMadeAgain() {
        assertThat(read("Host", "a")).isSameAs(read("Host", "a"));
    }

    private Header read(String name, String value) {
        byte[] bytes = ("." + name + value + ".").getBytes(StandardCharsets.UTF_8);
        int ofName = name.getBytes(StandardCharsets.UTF_8).length;
        return memory.header(bytes, 1, ofName, bytes.length - 1);
    }
}
