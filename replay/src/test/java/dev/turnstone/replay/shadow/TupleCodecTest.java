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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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
            byte[] record = encode(tuple, buffer);
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

        String record = text(new Tuple(exchange(seen, same), sent, BEGUN, same, null));

        assertThat(record).endsWith("}\n{\"query\":{\"match_all\":{}}}same");
    }

    @Test
    void whatTheTargetAnsweredAlikeIsNotThereTwice() {
        Header type = new Header("content-type", "application/json");
        String same = ",\"found\":true,\"_source\":{\"text\":\"" + "word ".repeat(50) + "\"}}";
        SeenRequest seen = new SeenRequest("GET", "/i/_doc/1", List.of(), whole(""));
        SeenAnswer source = answer(List.of(type), "{\"_index\":\"i\",\"_type\":\"_doc\"" + same);
        SeenAnswer target = answer(List.of(new Header("x", "y"), type), "{\"_index\":\"i\"" + same);
        Tuple tuple = new Tuple(exchange(seen, source), seen, BEGUN, target, null);

        String record = text(tuple);

        assertThat(record)
                .contains("\"headers\":[[\"x\",\"y\"],0]")
                .endsWith("}\n{\"_index\":\"i\",\"_type\":\"_doc\"" + same);
        assertThat(TupleCodec.decode(Body.of(record))).isEqualTo(tuple);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void bodiesThatAreNearlyAlikeAreReadAsTheyWereWritten(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Payload first = payload(random);
            SeenRequest seen = new SeenRequest("GET", "/", List.of(), nearly(first, random));
            Tuple tuple =
                    new Tuple(
                            exchange(seen, answer(first, random)),
                            new SeenRequest("GET", "/", List.of(), nearly(first, random)),
                            BEGUN,
                            answer(nearly(first, random), random),
                            null);

            assertThat(TupleCodec.decode(Body.of(encode(tuple, new JsonBytes()))))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(tuple);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneThatIsDamagedIsRefusedOrReadInBounds(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] record = encode(tuple(random), new JsonBytes());
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

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void oneOfAnotherVersionIsRefused(int version) {
        assertThatThrownBy(() -> TupleCodec.decode(Body.of("{\"v\":" + version + "}\n")))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("its version is " + version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,3]",
                "[-1,3]",
                "[0,-1]",
                "[2147483647,2147483647]",
                "[0,3,1]",
                "[0,3,1,3]",
                "[0,1,0,1,0,1,0,1]"
            })
    void aBodyOutsideOfTheRecordIsRefused(String body) {
        SeenRequest request = new SeenRequest("GET", "/", List.of(), whole("abc"));
        String record = text(new Tuple(exchange(request, null), request, BEGUN, null, "away"));

        String moved = record.replace("[0,3]", body);

        assertThat(moved).isNotEqualTo(record);
        assertThatThrownBy(() -> TupleCodec.decode(Body.of(moved)))
                .isInstanceOf(TurnstoneException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "2147483648"})
    void aHeaderThatIsNowhereIsRefused(String place) {
        SeenRequest request =
                new SeenRequest("GET", "/", List.of(new Header("a", "b")), whole("abc"));
        SeenRequest sent = new SeenRequest("GET", "/", request.headers(), whole("other"));
        String record = text(new Tuple(exchange(request, null), sent, BEGUN, null, "away"));

        String moved = record.replace("\"headers\":[0]", "\"headers\":[" + place + "]");

        assertThat(moved).isNotEqualTo(record);
        assertThatThrownBy(() -> TupleCodec.decode(Body.of(moved)))
                .isInstanceOf(TurnstoneException.class);
    }

    private static byte[] encode(Tuple tuple, JsonBytes buffer) {
        var record = new ByteArrayOutputStream();
        for (ByteBuffer part : TupleCodec.encode(tuple, buffer)) {
            byte[] some = new byte[part.remaining()];
            part.duplicate().get(some);
            record.writeBytes(some);
        }
        return record.toByteArray();
    }

    private static String text(Tuple tuple) {
        return new String(encode(tuple, new JsonBytes()), StandardCharsets.UTF_8);
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

    private static SeenAnswer answer(Payload body, SplittableRandom random) {
        return new SeenAnswer(200, headers(random), body, Duration.ofNanos(1));
    }

    private static SeenAnswer answer(List<Header> headers, String body) {
        return new SeenAnswer(200, headers, whole(body), Duration.ofNanos(1));
    }

    /// Another begin, another end, less, more, or something else in the middle; now and then both
    /// in the array of the other.
    private static Payload nearly(Payload other, SplittableRandom random) {
        Body bytes = other.bytes();
        int from = random.nextInt(bytes.length() + 1);
        int to = random.nextInt(from, bytes.length() + 1);
        if (random.nextInt(4) == 0) {
            Body part = to == from ? Body.EMPTY : Body.of(bytes.array(), from, to - from);
            return new Payload(part, part.length(), null);
        }
        var changed = new ByteArrayOutputStream();
        changed.write(bytes.array(), bytes.offset(), from);
        for (int i = random.nextInt(4); i > 0; i--) {
            changed.write(random.nextInt(256));
        }
        changed.write(bytes.array(), bytes.offset() + to, bytes.length() - to);
        Body body = changed.size() == 0 ? Body.EMPTY : Body.of(changed.toByteArray());
        return new Payload(body, body.length(), null);
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
