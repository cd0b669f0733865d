package dev.turnstone.log.record;

import dev.turnstone.log.record.TrafficRecord.Canary;
import dev.turnstone.log.record.TrafficRecord.Chunk;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Records of every kind, for tests.
public final class Samples {
    public static final Origin ORIGIN = new Origin("proxy-1", 7);
    public static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private Samples() {}

    public static Recorded exchange(long connection, long number, String request, String answer) {
        return recorded(
                connection, number, payload(request), payload(answer), Ending.ANSWERED, 0, 0);
    }

    public static Recorded recorded(
            long connection,
            long number,
            Payload request,
            @Nullable Payload answer,
            Ending ending,
            int requestChunks,
            int answerChunks) {
        return new Recorded(
                ORIGIN,
                new Exchange(
                        ORIGIN.proxy(),
                        connection,
                        number,
                        BEGUN,
                        request(request),
                        answer == null
                                ? null
                                : new SeenAnswer(
                                        200,
                                        List.of(new Header("content-type", "application/json")),
                                        answer,
                                        Duration.ofMillis(12)),
                        ending),
                requestChunks,
                answerChunks);
    }

    /// The same, passed to another cluster.
    public static Recorded elsewhere(Recorded record, String nodes) {
        Exchange of = record.exchange();
        return new Recorded(
                record.origin(),
                new Exchange(
                        of.proxy(),
                        of.connection(),
                        of.number(),
                        of.begun(),
                        of.request(),
                        of.answer(),
                        of.ending(),
                        nodes),
                record.requestChunks(),
                record.answerChunks());
    }

    public static Opened opened(long connection, long number, boolean whole, String body) {
        return new Opened(key(connection, number), BEGUN, request(payload(body)), whole, null);
    }

    public static Chunk chunk(
            long connection, long number, Side side, int index, boolean last, String bytes) {
        return new Chunk(key(connection, number), side, index, last, Body.of(bytes));
    }

    public static ExchangeKey key(long connection, long number) {
        return new ExchangeKey(ORIGIN, connection, number);
    }

    public static Payload payload(String text) {
        Body body = Body.of(text);
        return new Payload(body, body.length(), null);
    }

    static SeenRequest request(Payload body) {
        return new SeenRequest(
                "POST",
                "/käse/_bulk?refresh",
                List.of(new Header("Host", "a:9200"), new Header("X-Empty", "")),
                body);
    }

    /// One of each kind, with all fields.
    static List<TrafficRecord> oneOfEach() {
        return List.of(
                exchange(1, 2, "{\"a\":1}", "{\"ok\":true}"),
                recorded(1, Long.MAX_VALUE, payload(""), null, Ending.UNANSWERED, 0, 0),
                recorded(
                        -1,
                        3,
                        new Payload(Body.of("tail"), 1L << 33, "00ff"),
                        new Payload(Body.EMPTY, 77, "aa"),
                        Ending.REFUSED_BY_PROXY,
                        3,
                        Integer.MAX_VALUE),
                opened(4, 5, true, "whole"),
                opened(4, 6, false, ""),
                elsewhere(exchange(1, 4, "a", "b"), "https://new:9200"),
                new Opened(key(4, 7), BEGUN, request(payload("")), true, "https://new:9200"),
                chunk(4, 5, Side.ANSWER, 12, true, "piece"),
                new Gap(ORIGIN, BEGUN, BEGUN.plusSeconds(3), 12, 5, "the disk was full"),
                new Started(ORIGIN, BEGUN, List.of("http://a:9200", "http://b:9200")),
                new Stopped(ORIGIN, BEGUN),
                new Canary(ORIGIN, "c-17", "proxy", BEGUN));
    }

    public static Body joined(List<ByteBuffer> buffers) {
        int length = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        buffers.forEach(buffer -> all.put(buffer.duplicate()));
        return Body.of(all.array());
    }

    /// Some bytes changed, cut, doubled or put in, as the seed tells.
    public static byte[] mutated(byte[] bytes, Random random) {
        List<Byte> all = new ArrayList<>();
        for (byte one : bytes) {
            all.add(one);
        }
        for (int i = random.nextInt(4); i >= 0 && !all.isEmpty(); i--) {
            int at = random.nextInt(all.size());
            switch (random.nextInt(4)) {
                case 0 -> all.set(at, (byte) random.nextInt(256));
                case 1 -> all.add(at, (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256)));
                case 2 -> all.subList(at, Math.min(all.size(), at + random.nextInt(9))).clear();
                default -> all.set(at, (byte) (all.get(at) ^ 1 << random.nextInt(8)));
            }
        }
        byte[] changed = new byte[all.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = all.get(i);
        }
        return changed;
    }
}
