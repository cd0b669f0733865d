package dev.turnstone.proxy;

import dev.turnstone.proxy.Gate.Verdict;
import dev.turnstone.proxy.http.BadMessage;
import dev.turnstone.proxy.http.Framing;
import dev.turnstone.proxy.http.MessageReader;
import dev.turnstone.proxy.http.MessageSink;
import dev.turnstone.proxy.http.RequestHead;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/// One client's connection and the one to the source that belongs to it. Requests are told apart
/// and the very bytes that came are sent on; the answers' side is [Answers].
///
/// Everything here runs on the one event loop that both connections share.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class Passage implements MessageSink<RequestHead>, Dialer.Dialed {
    private enum Phase {
        OPEN,
        REFUSING,
        LINGERING,
        CLOSED
    }

    final Channel client;
    final Surroundings around;
    final ArrayDeque<Passing> outstanding = new ArrayDeque<>();

    private final long connection;
    private final MessageReader<RequestHead> requests;
    private final Answers answers;
    private final Lasting headPending = new Lasting();
    private final Lasting bodySilent = new Lasting();
    private final Lasting unread = new Lasting();
    private final Lasting ending = new Lasting();
    private Phase phase = Phase.OPEN;
    private @Nullable Channel source;
    private @Nullable Passing arriving;
    private @Nullable ByteBuf waiting;
    private long generation;
    private long numbers;
    private boolean dialing;
    private boolean held;
    private boolean clientEnded;
    private boolean heard;
    private Runnable afterwards = () -> {};

    Passage(Channel client, Surroundings around) {
        this.client = client;
        this.around = around;
        this.connection = around.meters().connectionNumbers.incrementAndGet();
        this.requests = MessageReader.ofRequests(around.limits().largestRequestHead());
        this.answers = new Answers(this);
    }

    /// What came from the client; takes the buffer over.
    void fromClient(ByteBuf in) {
        if (phase != Phase.OPEN || clientEnded) {
            in.release();
            return;
        }
        around.meters().bytesIn.add(in.readableBytes());
        heard = true;
        waiting = waiting == null ? in : Rest.joined(waiting, in);
        pump();
    }

    /// Looks again at what waits: the gate was opened, the source can be written to, or was
    /// reached.
    void goOn() {
        held = false;
        answers.keepReading();
        pump();
        flushToSource();
    }

    void flushToSource() {
        if (source != null) {
            source.flush();
        }
    }

    @Override
    public boolean head(RequestHead head) {
        boolean changes = RequestKind.changes(head.method(), head.target());
        if (head.method().equals("CONNECT")) {
            refuse(Refusal.connectMethod(), head);
            return false;
        }
        // Counted before the gate is asked: a hold that sees no request in flight is sure of it.
        around.meters().inFlight.incrementAndGet();
        Verdict verdict = around.gate().verdict(head, changes);
        if (verdict instanceof Verdict.Pass && hasSource()) {
            admit(head, changes);
            return true;
        }
        around.meters().inFlight.decrementAndGet();
        held = verdict instanceof Verdict.Hold;
        if (verdict instanceof Verdict.Refuse(Refusal refusal)) {
            refuse(refusal, head);
        }
        return false;
    }

    @Override
    public Framing framing(RequestHead head) {
        return head.framing();
    }

    @Override
    public void content(ByteBuf in, int index, int length) {
        if (arriving != null && arriving.recording != null) {
            arriving.recording.requestContent(in, index, length);
        }
    }

    @Override
    public void end() {
        if (arriving != null) {
            arriving.requestWhole = true;
            if (arriving.recording != null) {
                arriving.recording.requestEnd();
            }
            arriving = null;
        }
    }

    @Override
    public void connected(Channel channel, long of) {
        dialing = false;
        if (phase == Phase.CLOSED) {
            channel.close();
            return;
        }
        source = channel;
        generation = of;
        goOn();
    }

    @Override
    public void failed(String why) {
        dialing = false;
        around.meters().connectFailures.increment();
        if (phase == Phase.OPEN) {
            refuse(Refusal.unreachable(why), requests.waiting());
        }
    }

    Answers answers() {
        return answers;
    }

    @Nullable Channel source() {
        return source;
    }

    /// The oldest exchange is over; whoever waits behind it may have to be refused now.
    void settled() {
        outstanding.poll();
        around.meters().inFlight.decrementAndGet();
        Passing next = outstanding.peek();
        if (next != null && next.refusal != null) {
            answerRefusal(next, next.refusal);
        } else if (waiting != null && outstanding.size() <= around.limits().mostPipelined() / 2) {
            goOn();
        } else {
            keepReading();
            closeWhenDone();
        }
    }

    /// Refuses what is arriving: after the answers that are still due, and then the connection
    /// ends.
    void refuse(Refusal refusal, @Nullable RequestHead head) {
        phase = Phase.REFUSING;
        around.meters().refused.increment();
        release();
        if (arriving == null) {
            around.recorder().refused(connection, ++numbers, head, refusal);
        } else {
            if (outstanding.remove(arriving)) {
                around.meters().inFlight.decrementAndGet();
            }
            if (arriving.recording != null) {
                arriving.recording.refused(refusal);
            }
        }
        boolean answerHasBegun = arriving != null && arriving.answerBegun;
        arriving = null;
        if (answerHasBegun) {
            close();
            return;
        }
        Passing refused = Passing.refused(head != null && head.isHead(), refusal);
        outstanding.add(refused);
        around.meters().inFlight.incrementAndGet();
        if (outstanding.peek() == refused) {
            answerRefusal(refused, refusal);
        }
    }

    /// Whether reading has to wait: nothing more is read from the client then.
    void keepReading() {
        boolean mayRead =
                phase == Phase.LINGERING
                        || phase == Phase.OPEN
                                && !held
                                && !dialing
                                && !around.recorder().mustWait()
                                && outstanding.size() < around.limits().mostPipelined()
                                && (source == null || source.isWritable());
        if (client.config().isAutoRead() != mayRead) {
            client.config().setAutoRead(mayRead);
        }
    }

    /// The client will send nothing more, but may still read.
    void clientEnded() {
        clientEnded = true;
        if (phase == Phase.OPEN) {
            closeWhenDone();
        } else {
            close();
        }
    }

    /// A client that has ended is let go once nothing is due to it; half a request never will be.
    private void closeWhenDone() {
        if (!clientEnded || phase != Phase.OPEN) {
            return;
        }
        if (arriving != null) {
            close();
        } else if (outstanding.isEmpty() && !dialing && !held) {
            closeAfterFlush();
        }
    }

    /// The client is gone. Answers to changes are still awaited, for the record.
    void clientGone() {
        clientEnded = true;
        boolean awaitsChange =
                phase == Phase.OPEN
                        && arriving == null
                        && outstanding.stream().anyMatch(passing -> passing.changes);
        if (awaitsChange) {
            answers.keepReading();
        } else {
            close();
        }
    }

    /// The source's connection ended.
    void sourceGone(Channel channel) {
        if (channel.equals(source)) {
            source = null;
            answers.ended();
            closeAfterFlush();
        }
    }

    /// Ends what takes too long; called about once a second.
    void tick(long now) {
        PassageLimits limits = around.limits();
        boolean silent = arriving != null && !heard && client.config().isAutoRead();
        heard = false;
        outstanding.forEach(Passing::lasts);
        boolean isPending = phase == Phase.OPEN && arriving == null && requests.isWithin();
        if (headPending.exceeds(held ? limits.hold() : limits.head(), isPending && !dialing, now)) {
            refuse(held ? Refusal.heldTooLong() : Refusal.tooSlow(), requests.waiting());
        } else if (bodySilent.exceeds(limits.stall(), silent, now)
                || unread.exceeds(limits.stall(), !client.isWritable() || clientEnded, now)
                || ending.exceeds(limits.linger(), phase == Phase.LINGERING, now)) {
            close();
        }
    }

    /// Ends the client's connection behind what was written to it. A client that is still sending
    /// is listened to for a while: else it would never read the answer.
    private void closeAfterFlush() {
        if (phase == Phase.CLOSED) {
            return;
        }
        boolean isSending = requests.isWithin();
        phase = Phase.LINGERING;
        release();
        client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> Rest.end(client, isSending));
        keepReading();
    }

    void close() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        release();
        answers.release();
        outstanding.forEach(this::abandon);
        around.meters().inFlight.addAndGet(-outstanding.size());
        outstanding.clear();
        client.close();
        hangUp();
        afterwards.run();
    }

    void whenClosed(Runnable what) {
        afterwards = what;
    }

    /// The source offered another protocol, in which nothing could be recorded.
    void refuseSwitch() {
        around.meters().upgradesRefused.increment();
        outstanding.forEach(this::abandon);
        around.meters().inFlight.addAndGet(-outstanding.size());
        outstanding.clear();
        refuse(Refusal.upgrade(), null);
    }

    private void hangUp() {
        Channel to = source;
        source = null;
        if (to != null) {
            to.close();
        }
    }

    private void abandon(Passing passing) {
        if (passing.recording != null) {
            around.meters().unanswered.increment();
            passing.recording.unanswered();
        }
    }

    private void pump() {
        try {
            while (waiting != null && phase == Phase.OPEN && mayForward()) {
                int from = waiting.readerIndex();
                int good = requests.read(waiting, this);
                if (good == from || waiting == null) {
                    break;
                }
                forward(good - from);
            }
        } catch (BadMessage e) {
            flushToSource();
            refuse(Refusal.of(e.flaw()), null);
        }
        keepReading();
        closeWhenDone();
    }

    private boolean mayForward() {
        return arriving != null || outstanding.size() < around.limits().mostPipelined();
    }

    private void forward(int length) {
        ByteBuf all = waiting;
        Channel to = source;
        if (all == null || to == null) {
            return;
        }
        if (length == all.readableBytes()) {
            waiting = null;
            to.write(all, to.voidPromise());
        } else {
            to.write(all.readRetainedSlice(length), to.voidPromise());
        }
    }

    private boolean hasSource() {
        if (source != null && generation != around.dialer().generation() && outstanding.isEmpty()) {
            hangUp();
        }
        if (source == null && !dialing) {
            dialing = true;
            around.dialer().dial(client.eventLoop(), new SourceSide(this), this);
        }
        return source != null;
    }

    private void admit(RequestHead head, boolean changes) {
        around.meters().requests.increment();
        around.meters().passed(TrafficKind.of(head.method(), head.target()));
        if (changes) {
            around.meters().changes.increment();
        }
        var exchanged = new Recorder.Exchanged(connection, ++numbers, head, changes);
        arriving = Passing.of(head, changes, around.recorder().begin(exchanged));
        outstanding.add(arriving);
    }

    private void answerRefusal(Passing refused, Refusal refusal) {
        phase = Phase.LINGERING;
        hangUp();
        client.writeAndFlush(refusal.answer(!refused.isHead))
                .addListener(_ -> Rest.end(client, true));
        keepReading();
    }

    private void release() {
        ReferenceCountUtil.release(waiting);
        waiting = null;
    }
}
