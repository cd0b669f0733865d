package dev.turnstone.proxy;

import dev.turnstone.proxy.Gate.Verdict;
import dev.turnstone.proxy.http.BadMessage;
import dev.turnstone.proxy.http.Framing;
import dev.turnstone.proxy.http.MessageReader;
import dev.turnstone.proxy.http.MessageSink;
import dev.turnstone.proxy.http.RequestHead;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/// The way to the source of a [Passage]: requests are told apart, asked for at the gate, and the
/// very bytes that came are sent on. The connection's event loop only.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class Requests implements MessageSink<RequestHead> {
    private final Passage passage;
    private final Surroundings around;
    private final long connection;
    private final MessageReader<RequestHead> reader;
    private @Nullable Passing arriving;
    private @Nullable ByteBuf waiting;
    private long numbers;
    private boolean held;
    private boolean heard;

    Requests(Passage passage) {
        this.passage = passage;
        this.around = passage.around;
        this.connection = around.meters().connectionNumbers.incrementAndGet();
        this.reader = MessageReader.ofRequests(around.limits().largestRequestHead());
    }

    /// Takes the buffer over.
    void add(ByteBuf in) {
        passage.meters.add(Counted.BYTES_IN, in.readableBytes());
        heard = true;
        waiting = waiting == null ? in : Rest.joined(passage.client.alloc(), waiting, in);
    }

    /// Sends on what waits, as far as it may go; asks the gate anew.
    void pump() {
        held = false;
        try {
            while (waiting != null && passage.isOpen() && mayForward()) {
                int from = waiting.readerIndex();
                int good = reader.read(waiting, this);
                if (good == from || waiting == null) {
                    break;
                }
                forward(good - from);
            }
        } catch (BadMessage e) {
            passage.flushToSource();
            passage.refuse(Refusal.of(e.flaw()), null);
        }
    }

    @Override
    public boolean head(RequestHead head) {
        if (head.method().equals("CONNECT")) {
            passage.refuse(Refusal.connectMethod(), head);
            return false;
        }
        boolean changes = RequestKind.changes(head.method(), head.target());
        // Counted before the gate is asked: a hold that sees no request in flight is sure of it.
        passage.inFlight.began();
        boolean isIn = false;
        try {
            isIn =
                    switch (around.gate().verdict(head, changes)) {
                        case Verdict.Pass _ -> passage.hasSource() && admit(head, changes);
                        case Verdict.Hold _ -> hold();
                        case Verdict.Refuse(Refusal refusal) -> refuse(refusal, head);
                    };
        } finally {
            if (!isIn) {
                passage.inFlight.ended(1);
            }
        }
        return isIn;
    }

    @Override
    public Framing framing(RequestHead head) {
        return head.framing();
    }

    /// A source that does not want the body takes what comes for a new request.
    @Override
    public boolean keepsBodyBack() {
        return arriving != null && arriving.awaitsContinue;
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

    /// Records that what arrives is refused, and forgets it; whether its answer had begun.
    boolean refused(Refusal refusal, @Nullable RequestHead head) {
        Passing refused = arriving;
        arriving = null;
        release();
        if (refused == null) {
            around.recorder().refused(connection, ++numbers, head, refusal);
            return false;
        }
        passage.outstanding.remove(refused);
        if (refused.recording != null) {
            refused.recording.refused(refusal);
        }
        return refused.answerBegun;
    }

    /// Whether the gate keeps a request back.
    boolean isHeld() {
        return held;
    }

    /// Whether a part of a body waits that the source has not asked for yet.
    boolean isFullWithoutContinue() {
        return keepsBodyBack() && waiting != null;
    }

    boolean hasWaiting() {
        return waiting != null;
    }

    /// Whether a request's head was sent on and the rest of it was not yet.
    boolean isArriving() {
        return arriving != null;
    }

    /// Whether the client is in the middle of a request.
    boolean isWithin() {
        return reader.isWithin();
    }

    /// The head that was read and not let in, where there is one.
    @Nullable RequestHead waitingHead() {
        return reader.waiting();
    }

    /// Whether something came since the last time.
    boolean hasHeard() {
        boolean has = heard;
        heard = false;
        return has;
    }

    void release() {
        ReferenceCountUtil.release(waiting);
        waiting = null;
    }

    private boolean mayForward() {
        return arriving != null
                ? !arriving.awaitsContinue
                : passage.outstanding.size() < around.limits().mostPipelined();
    }

    private boolean hold() {
        held = true;
        return false;
    }

    private boolean refuse(Refusal refusal, RequestHead head) {
        passage.refuse(refusal, head);
        return false;
    }

    private boolean admit(RequestHead head, boolean changes) {
        passage.meters.add(Counted.REQUESTS, 1);
        passage.meters.add(TrafficKind.of(head.method(), head.target()).counted, 1);
        if (changes) {
            passage.meters.add(Counted.CHANGES, 1);
        }
        var exchanged = new Recorder.Exchanged(connection, ++numbers, head, changes);
        Passing admitted = Passing.of(head, changes, around.recorder().begin(exchanged));
        arriving = admitted;
        passage.outstanding.addCounted(admitted);
        return true;
    }

    private void forward(int length) {
        ByteBuf all = waiting;
        Channel to = passage.source();
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
}
