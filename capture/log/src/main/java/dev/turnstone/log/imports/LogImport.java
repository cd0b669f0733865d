package dev.turnstone.log.imports;

import dev.turnstone.log.LogException;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;
import dev.turnstone.log.record.AnswerParts;
import dev.turnstone.log.record.BodyParts;
import dev.turnstone.log.record.ExchangeParts;
import dev.turnstone.log.record.HeaderLines;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.RequestParts;
import dev.turnstone.log.record.Side;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/// Writes exchanges of another tool's file to a log, as if a proxy of this name had seen them.
/// Secrets in headers stay behind. One thread.
public final class LogImport {
    private static final Set<String> SECRETS =
            Set.of(
                    "authorization",
                    "proxy-authorization",
                    "cookie",
                    "set-cookie",
                    "x-api-key",
                    "es-secondary-authorization",
                    "x-amz-security-token");
    private static final String REMOVED = "token:removed";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK = 1_000_000;
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private final TrafficLogWriter log;
    private final RecordEncoder encoder;
    private final Map<String, Long> connections = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final AtomicReference<@Nullable String> lost = new AtomicReference<>();
    private long exchanges;
    private long unanswered;

    private LogImport(TrafficLogWriter log, RecordEncoder encoder) {
        this.log = log;
        this.encoder = encoder;
    }

    /// What came of it. `skipped` could not be understood, `unanswered` had no answer in the file.
    public record Result(String format, long exchanges, long unanswered, long skipped) {}

    /// Reads the file, gzipped or not, to its end. Blocks. The log is the caller's to close.
    public static Result of(
            Path file,
            Optional<Format> format,
            TrafficLogWriter log,
            String name,
            InstantSource clock) {
        Instant now = clock.instant();
        RecordEncoder encoder = new RecordEncoder(new Origin(name, now.toEpochMilli()));
        LogImport running = new LogImport(log, encoder);
        try (InputStream raw = Files.newInputStream(file);
                BufferedInputStream in = unzipped(raw)) {
            Format is = format.isPresent() ? format.get() : Format.of(in);
            running.offerToAll(encoder.started(now, List.of(file.getFileName().toString())));
            long skipped =
                    switch (is) {
                        case CAPTURE -> new CaptureReader(running::write).read(in);
                        case GOR -> new GorReader(running::write).read(in);
                        case HAR -> new HarReader(running::write).read(in);
                    };
            running.offerToAll(encoder.stopped(clock.instant()));
            running.throwLost();
            return new Result(
                    is.name().toLowerCase(Locale.ROOT),
                    running.exchanges,
                    running.unanswered,
                    skipped);
        } catch (IOException | JacksonException e) {
            throw new LogException(
                    "The captured traffic in "
                            + file
                            + " cannot be read: "
                            + running.exchanges
                            + " exchanges before that place are in the log.",
                    "Check that the file is whole and of the format that was named.",
                    e);
        }
    }

    private void write(Imported imported) {
        long connection =
                connections.computeIfAbsent(imported.connection(), _ -> connections.size() + 1L);
        long number = numbers.merge(imported.connection(), 1L, Long::sum);
        Imported.Message asked = imported.request();
        Imported.Message answered = imported.answer();
        String method = asked.line().get(0);
        String target = asked.line().get(1);
        HeaderLines headers = safe(asked.headers());
        boolean isLong =
                asked.body().length() + (answered == null ? 0 : answered.body().length())
                        > RecordEncoder.PIECE_BYTES;
        if (isLong) {
            RequestParts opening = new RequestParts(method, target, headers, BodyParts.NONE);
            offer(connection, encoder.opened(connection, number, imported.begun(), opening, false));
        }
        BodyParts body = body(connection, number, Side.REQUEST, asked.body(), isLong);
        AnswerParts answer =
                answered == null
                        ? null
                        : new AnswerParts(
                                status(answered),
                                safe(answered.headers()),
                                body(connection, number, Side.ANSWER, answered.body(), isLong),
                                imported.took());
        Ending ending = answer == null ? Ending.UNANSWERED : Ending.ANSWERED;
        RequestParts request = new RequestParts(method, target, headers, body);
        offer(
                connection,
                encoder.exchange(
                        new ExchangeParts(
                                connection, number, imported.begun(), ending, request, answer)));
        exchanges++;
        unanswered += answer == null ? 1 : 0;
    }

    private BodyParts body(long connection, long number, Side side, Body bytes, boolean inChunks) {
        if (!inChunks) {
            return bytes.length() == 0
                    ? BodyParts.NONE
                    : BodyParts.of(List.of(buffer(bytes, 0, bytes.length())));
        }
        int chunks = 0;
        for (int from = 0; from < bytes.length(); from += RecordEncoder.PIECE_BYTES) {
            int length = Math.min(RecordEncoder.PIECE_BYTES, bytes.length() - from);
            List<ByteBuffer> piece = List.of(buffer(bytes, from, length));
            boolean isLast = from + length == bytes.length();
            offer(connection, encoder.chunk(connection, number, side, chunks++, isLast, piece));
        }
        return new BodyParts(List.of(), chunks, bytes.length(), null);
    }

    private static ByteBuffer buffer(Body bytes, int from, int length) {
        return ByteBuffer.wrap(bytes.array(), bytes.offset() + from, length);
    }

    private static int status(Imported.Message answer) {
        try {
            return Integer.parseInt(answer.line().get(1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static HeaderLines safe(List<Header> headers) {
        List<Header> safe = new ArrayList<>(headers.size());
        for (Header header : headers) {
            boolean isSecret = SECRETS.contains(header.name().toLowerCase(Locale.ROOT));
            safe.add(isSecret ? new Header(header.name(), REMOVED) : header);
        }
        return HeaderLines.of(safe);
    }

    private void offer(long lane, List<ByteBuffer> record) {
        until(() -> log.offer(lane, record, new Noting(lost)));
    }

    private void offerToAll(List<ByteBuffer> record) {
        until(() -> log.offerToAll(record, new Noting(lost)));
    }

    /// An import has time: a log that is full is waited for.
    private void until(Supplier<Offer> offering) {
        throwLost();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (offering.get() != Offer.TAKEN) {
            if (System.nanoTime() > deadline) {
                throw new LogException(
                        "The traffic log takes nothing more; "
                                + exchanges
                                + " exchanges were written to it.",
                        "Mend the log, and import again into a new one.");
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private void throwLost() {
        String why = lost.get();
        if (why != null) {
            throw new LogException(
                    "What was imported did not all become durable: " + why,
                    "Mend the log, and import again into a new one.");
        }
    }

    private static BufferedInputStream unzipped(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean isZipped = in.read() == GZIP_1 && in.read() == GZIP_2;
        in.reset();
        return isZipped ? new BufferedInputStream(new GZIPInputStream(in), 1 << 16) : in;
    }

    /// Keeps why a record was lost.
    private record Noting(AtomicReference<@Nullable String> lost) implements Receipt {
        @Override
        public void durable() {}

        @Override
        public void lost(String reason) {
            lost.set(reason);
        }
    }
}
