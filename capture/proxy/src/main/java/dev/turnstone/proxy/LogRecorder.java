package dev.turnstone.proxy;

import dev.turnstone.log.record.BodyParts;
import dev.turnstone.log.record.EncodingSpace;
import dev.turnstone.log.record.ExchangeParts;
import dev.turnstone.log.record.HeaderLines;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.RequestParts;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.proxy.http.AnswerHead;
import dev.turnstone.proxy.http.RequestHead;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Records into a traffic log: one record for a small exchange, an opening and chunks for a large
/// one, so that memory stays bounded. Any thread begins; a recording stays on its event loop.
final class LogRecorder implements Recorder {
    /// How much is gathered before it goes to the log in chunks.
    static final int PIECE = 256 << 10;

    private static final int SMALL_PIECE = 32 << 10;

    private static final FastThreadLocal<EncodingSpace> SPACES =
            new FastThreadLocal<>() {
                @Override
                protected EncodingSpace initialValue() {
                    return new EncodingSpace();
                }
            };

    final RecordingPlan plan;
    final RecordEncoder encoder;
    final LogFeed feed;
    final InstantSource time;
    final SteadyTime steady;

    private final boolean recordsAll;
    private final AtomicLong held = new AtomicLong();
    private final LongAdder leftOut = new LongAdder();
    private volatile @Nullable Canary canary;

    LogRecorder(RecordingPlan plan, RecordEncoder encoder, LogFeed feed, InstantSource time) {
        this.plan = plan;
        this.encoder = encoder;
        this.feed = feed;
        this.time = time;
        this.steady = new SteadyTime(time);
        this.recordsAll = plan.filter().recordsAll();
    }

    @Override
    public Recording begin(Exchanged exchanged) {
        RequestHead head = exchanged.head();
        Canary ours = canary;
        if (ours != null && isCanary(ours, exchanged)) {
            return new LogRecording(this, exchanged);
        }
        if (!recordsAll && !plan.filter().records(head.method(), head.target())) {
            leftOut.increment();
            return Unrecorded.IT;
        }
        return new LogRecording(this, exchanged);
    }

    @Override
    public void refused(long connection, long number, @Nullable RequestHead head, Refusal refusal) {
        HeaderLines headers =
                head == null ? HeaderLines.of(List.of()) : plan.redaction().headers(head.fields());
        RequestParts request =
                new RequestParts(
                        head == null ? "" : head.method(),
                        head == null ? "" : head.target(),
                        headers,
                        BodyParts.NONE);
        ExchangeParts parts =
                new ExchangeParts(
                        connection,
                        number,
                        time.instant(),
                        Ending.REFUSED_BY_PROXY,
                        request,
                        RefusalRecord.of(refusal));
        if (!feed.offer(connection, encoded(parts), false)) {
            feed.missed(false, feed.trouble());
        }
    }

    @Override
    public boolean mustWait() {
        return feed.state() == CaptureState.WAITING;
    }

    /// Writes of the proxy's own are told from all others from now on.
    void knows(Canary ours) {
        canary = ours;
    }

    /// Marks a write of the proxy's own in the log, in front of its record.
    private boolean isCanary(Canary ours, Exchanged exchanged) {
        Optional<Instant> sent = ours.tag().sentAt(exchanged.head().fields());
        if (sent.isEmpty()) {
            return false;
        }
        List<ByteBuffer> mark =
                encoder.canary(
                        exchanged.connection(), exchanged.number(), ours.every(), sent.get());
        if (feed.offer(exchanged.connection(), mark, false)) {
            ours.marked();
        }
        return true;
    }

    /// Requests that passed and were left out by the filter.
    long leftOut() {
        return leftOut.sum();
    }

    long heldBytes() {
        return held.get();
    }

    void holds(long more) {
        if (more != 0) {
            held.addAndGet(more);
        }
    }

    /// What the log is to be offered before anything else is encoded on this thread.
    List<ByteBuffer> encoded(ExchangeParts parts) {
        return encoder.exchange(parts, SPACES.get());
    }

    /// How much one body may gather in memory now.
    int piece() {
        long now = held.get();
        long most = plan.memory();
        if (now < most / 2) {
            return PIECE;
        }
        return now < most ? SMALL_PIECE : 1;
    }

    /// Whether copies take as much memory as they may.
    boolean isFull() {
        return held.get() >= plan.memory();
    }

    /// What the filter leaves out.
    private enum Unrecorded implements Recording {
        IT;

        @Override
        public void requestContent(ByteBuf in, int index, int length) {}

        @Override
        public void requestEnd() {}

        @Override
        public void answerHead(AnswerHead head) {}

        @Override
        public void answerContent(ByteBuf in, int index, int length) {}

        @Override
        public void answered() {}

        @Override
        public void unanswered() {}

        @Override
        public void lasts() {}

        @Override
        public void refused(Refusal refusal) {}
    }
}
