package dev.turnstone.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class MessageReaderTest {
    static List<Streams.Stream> streams() {
        return Streams.requests();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void aStreamHoldsTheseMessagesOrThisFlaw(Streams.Stream stream) {
        Reading reading = Reading.of(stream.bytes());
        assertThat(reading.flaw()).isEqualTo(stream.flaw());
        assertThat(reading.messages()).hasSize(stream.whole());
        assertThat(reading.isWithin()).isEqualTo(stream.more());
        assertPrefix(stream.bytes(), reading);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void splittingAStreamAnywhereChangesNothing(Streams.Stream stream) {
        Reading whole = Reading.of(stream.bytes());
        for (int at = 1; at < stream.bytes().length; at++) {
            assertSame(stream, whole, Reading.of(stream.bytes(), at));
        }
        int[] single = new int[stream.bytes().length];
        Arrays.fill(single, 1);
        assertSame(stream, whole, Reading.of(stream.bytes(), single));
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(streams()).hasSizeGreaterThan(200);
    }

    @Test
    void everythingButAnUnfinishedHeadOrSizeLineIsPassedOn() {
        byte[] stream =
                bytes("GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc");
        assertThat(Reading.of(stream).good()).isEqualTo(stream);
        byte[] cut = bytes("GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: 9\r\n");
        assertThat(Reading.of(cut).good()).isEqualTo(bytes("GET / HTTP/1.1\r\n\r\n"));
    }

    @Test
    void aHeadLargerThanTheLimitIsRefusedHoweverItComes() {
        byte[] large = bytes("GET / HTTP/1.1\r\nX: " + "y".repeat(2_000) + "\r\n\r\n");
        Reading atOnce = new Reading(1_024);
        atOnce.add(large, 0, large.length);
        assertThat(atOnce.flaw()).isEqualTo(Flaw.HEAD_TOO_LARGE);
        Reading slowly = new Reading(1_024);
        for (int i = 0; i < 1_100; i++) {
            slowly.add(large, i, i + 1);
        }
        assertThat(slowly.flaw()).isEqualTo(Flaw.HEAD_TOO_LARGE);
        Reading within = new Reading(4_096);
        within.add(large, 0, large.length);
        assertThat(within.flaw()).isNull();
    }

    @Test
    void tooManyHeaderLinesAreRefused() {
        byte[] many = bytes("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(1_001) + "\r\n");
        assertThat(Reading.of(many).flaw()).isEqualTo(Flaw.TOO_MANY_FIELDS);
    }

    @Test
    void mutatedStreamsAreReadTheSameHoweverTheyAreSplit() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        List<Streams.Stream> corpus = streams();
        for (int i = 0; i < 20_000; i++) {
            byte[] stream = Mutation.of(corpus, random);
            Reading whole = Reading.of(stream);
            Reading split = Reading.of(stream, Mutation.pieces(stream.length, random));
            assertThat(split.messages())
                    .as("seed %d, stream %d", seed, i)
                    .isEqualTo(whole.messages());
            assertThat(split.flaw()).as("seed %d, stream %d", seed, i).isEqualTo(whole.flaw());
            assertPrefix(stream, split);
        }
    }

    private static void assertSame(Streams.Stream stream, Reading whole, Reading split) {
        assertThat(split.messages()).isEqualTo(whole.messages());
        assertThat(split.flaw()).isEqualTo(whole.flaw());
        assertThat(split.isWithin()).isEqualTo(whole.isWithin());
        assertPrefix(stream.bytes(), split);
    }

    private static void assertPrefix(byte[] stream, Reading reading) {
        assertThat(reading.good()).isEqualTo(Arrays.copyOf(stream, reading.good().length));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
