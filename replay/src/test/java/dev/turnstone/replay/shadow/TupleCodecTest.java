package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Body;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.model.traffic.Tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

final class TupleCodecTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00.123456789Z");
    private static final int ROUNDS = 300;
    private static final List<Header> USUAL =
            List.of(new Header("Aa", "1"), new Header("BB", "1"), new Header("", ""));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverItHoldsIsReadAsItWasWritten(long seed) {
        var random = new SplittableRandom(seed);
        var buffer = new JsonBytes();
        for (int round = 0; round < ROUNDS; round++) {
            Tuple tuple = tuple(random);
            byte[] record = TupleCodec.encode(tuple, buffer);
            byte[] within = new byte[record.length + 8];
            System.arraycopy(record, 0, within, 5, record.length);

            assertThat(TupleCodec.decode(Body.of(within, 5, record.length)))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(tuple);
        }
    }

    @Test
    void aBodyThatWasSentAsItCameIsThereOnce() {
        Payload body = whole("{\"query\":{\"match_all\":{}}}");
        SeenRequest seen =
                new SeenRequest("POST", "/i/_search", List.of(new Header("Host", "a")), body);
        SeenRequest sent = new SeenRequest("POST", "/i/_search", List.of(), whole(body));
        SeenAnswer same = new SeenAnswer(200, List.of(), whole("same"), Duration.ofNanos(1));

        String record =
                new String(
                        TupleCodec.encode(new Tuple(exchange(seen, same), sent, BEGUN, same, null)),
                        StandardCharsets.UTF_8);

        assertThat(record).endsWith("}\n{\"query\":{\"match_all\":{}}}same");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneThatIsDamagedIsRefusedOrReadInBounds(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] record = TupleCodec.encode(tuple(random));
            byte[] damaged = Arrays.copyOf(record, random.nextInt(record.length + 1));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(TupleCodec.decode(Body.of(damaged))).isNotNull();
            } catch (TurnstoneException e) {
                assertThat(e).hasMessageStartingWith("A record of the tuple log cannot be read: ");
            }
        }
    }

    @Test
    void oneOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> TupleCodec.decode(Body.of("{\"v\":1}\n")))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("its version is 1");
    }

    @Test
    void aBodyOutsideOfTheRecordIsRefused() {
        String record =
                new String(
                        TupleCodec.encode(
                                new Tuple(
                                        exchange(
                                                new SeenRequest(
                                                        "GET", "/", List.of(), whole("abc")),
                                                null),
                                        new SeenRequest("GET", "/", List.of(), whole("abc")),
                                        BEGUN,
                                        null,
                                        "away")),
                        StandardCharsets.UTF_8);
        for (String body : List.of("[1,3]", "[-1,3]", "[0,-1]", "[2147483647,2147483647]")) {
            String moved = record.replace("[0,3]", body);
            assertThatThrownBy(() -> TupleCodec.decode(Body.of(moved)))
                    .as(body)
                    .isInstanceOf(TurnstoneException.class);
        }
    }

    private static Tuple tuple(SplittableRandom random) {
        SeenRequest request = request(random);
        SeenRequest sent =
                switch (random.nextInt(3)) {
                    case 0 -> request;
                    case 1 ->
                            new SeenRequest(
                                    request.method(), request.target(), List.of(), request.body());
                    default -> request(random);
                };
        return new Tuple(
                exchange(request, random.nextInt(5) == 0 ? null : answer(random)),
                sent,
                BEGUN.plusNanos(random.nextLong(1L << 40)),
                random.nextInt(5) == 0 ? null : answer(random),
                random.nextBoolean() ? null : text(random));
    }

    private static Exchange exchange(SeenRequest request, @Nullable SeenAnswer answer) {
        return new Exchange(
                "p",
                -3,
                4,
                BEGUN,
                request,
                answer,
                answer == null ? Exchange.Ending.UNANSWERED : Exchange.Ending.ANSWERED);
    }

    private static SeenRequest request(SplittableRandom random) {
        return new SeenRequest("POST", "/" + text(random), headers(random), payload(random));
    }

    private static SeenAnswer answer(SplittableRandom random) {
        return new SeenAnswer(
                random.nextInt(100, 600),
                headers(random),
                payload(random),
                Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 60))));
    }

    private static List<Header> headers(SplittableRandom random) {
        List<Header> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(
                    random.nextBoolean()
                            ? USUAL.get(random.nextInt(USUAL.size()))
                            : new Header(text(random), text(random)));
        }
        return all;
    }

    private static Payload payload(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(5_000)];
        random.nextBytes(bytes);
        Body body = bytes.length == 0 ? Body.EMPTY : Body.of(bytes);
        return random.nextInt(4) == 0
                ? new Payload(body, random.nextInt(2) == 0 ? -1 : bytes.length + 7L, "digest")
                : new Payload(body, bytes.length, null);
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint("ab/\"\\\n\u0001ü€\uD83D\uDE00".codePointAt(random.nextInt(9)));
        }
        return text.toString();
    }

    private static Payload whole(String text) {
        Body body = Body.of(text);
        return new Payload(body, body.length(), null);
    }

    private static Payload whole(Payload other) {
        return new Payload(Body.of(other.bytes().copy()), other.length(), other.sha256());
    }
}
