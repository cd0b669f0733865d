package dev.turnstone.proxy;

import dev.turnstone.proxy.http.RequestHead;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;

/// One client's connection and the one to the source that belongs to it: how they begin, wait for
/// each other and end. The way there is [Requests], the way back [Answers].
///
/// Everything here runs on the one event loop that both connections share.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class Passage {
    private enum Phase {
        OPEN,
        REFUSING,
        LINGERING,
        CLOSED
    }

    final Channel client;
    final Surroundings around;
    final LoopMeters meters;
    final InFlight.Count inFlight;
    final Outstanding outstanding;

    private final Requests requests;
    private final Answers answers;
    private final SourceLink link;
    private final Patience patience;
    private Phase phase = Phase.OPEN;
    private boolean clientEnded;
    private Runnable afterwards = () -> {};

    Passage(Channel client, Surroundings around) {
        this.client = client;
        this.around = around;
        this.meters = around.meters().of(client.eventLoop());
        this.inFlight = around.meters().inFlight.of(client.eventLoop());
        this.outstanding = new Outstanding(meters, inFlight);
        this.requests = new Requests(this);
        this.answers = new Answers(this);
        this.link = new SourceLink(this);
        this.patience = new Patience(around.limits());
    }

    /// What came from the client; takes the buffer over.
    void fromClient(ByteBuf in) {
        if (phase != Phase.OPEN || clientEnded) {
            in.release();
            return;
        }
        requests.add(in);
        pump();
    }

    /// Looks again at what waits: the gate was opened, the source can be written to, or was
    /// reached.
    void goOn() {
        answers.keepReading();
        pump();
        flushToSource();
    }

    void flushToSource() {
        link.flush();
    }

    Answers answers() {
        return answers;
    }

    @Nullable Channel source() {
        return link.channel();
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    boolean hasSource() {
        return link.isThere(outstanding.isEmpty());
    }

    /// No node of the source could be reached.
    void unreachable(String why) {
        meters.add(Counted.CONNECT_FAILURES, 1);
        if (phase == Phase.OPEN) {
            refuse(Refusal.unreachable(why), requests.waitingHead());
        }
    }

    /// The oldest exchange is over; whoever waits behind it may have to be refused now.
    void settled() {
        outstanding.settled();
        Passing next = outstanding.first();
        if (next != null && next.refusal != null) {
            answerRefusal(next, next.refusal);
        } else if (requests.hasWaiting()
                && outstanding.size() <= around.limits().mostPipelined() / 2) {
            goOn();
        } else {
            keepReading();
            closeWhenDone();
        }
    }

    /// The source wants no body: whether one follows or the next request nobody can tell, so both
    /// connections end behind the answer.
    void settledWithoutBody() {
        outstanding.settled();
        link.hangUp();
        closeAfterFlush();
    }

    /// Refuses what is arriving: after the answers that are still due, and then the connection
    /// ends.
    void refuse(Refusal refusal, @Nullable RequestHead head) {
        phase = Phase.REFUSING;
        meters.add(Counted.REFUSED, 1);
        if (requests.refused(refusal, head)) {
            close();
            return;
        }
        Passing refused = Passing.refused(head != null && head.isHead(), refusal);
        outstanding.add(refused);
        if (refused.equals(outstanding.first())) {
            answerRefusal(refused, refusal);
        }
    }

    /// The source offered another protocol, in which nothing could be recorded.
    void refuseSwitch() {
        meters.add(Counted.UPGRADES_REFUSED, 1);
        outstanding.abandon();
        refuse(Refusal.upgrade(), null);
    }

    /// Whether reading has to wait: nothing more is read from the client then.
    void keepReading() {
        boolean mayRead =
                phase == Phase.LINGERING
                        || phase == Phase.OPEN
                                && !requests.isHeld()
                                && !requests.isFullWithoutContinue()
                                && !around.recorder().mustWait()
                                && outstanding.size() < around.limits().mostPipelined()
                                && link.takesMore();
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

    /// The client is gone. Answers to changes are still awaited, for the record.
    void clientGone() {
        clientEnded = true;
        if (phase == Phase.OPEN && !requests.isArriving() && outstanding.hasChanges()) {
            answers.keepReading();
        } else {
            close();
        }
    }

    /// The source's connection ended.
    void sourceGone(Channel channel) {
        if (link.lost(channel)) {
            answers.ended();
            closeAfterFlush();
        }
    }

    /// Ends what takes too long; called about once a second.
    void tick(long now) {
        boolean isArriving = requests.isArriving();
        boolean isReading = client.config().isAutoRead() || requests.keepsBodyBack();
        boolean isSilent = !requests.hasHeard() && isArriving && isReading;
        boolean isPending =
                phase == Phase.OPEN && !isArriving && requests.isWithin() && !link.isDialing();
        boolean isHeld = requests.isHeld();
        outstanding.last();
        if (patience.endsWithHead(isPending, isHeld, now)) {
            refuse(isHeld ? Refusal.heldTooLong() : Refusal.tooSlow(), requests.waitingHead());
        } else if (patience.ends(
                isSilent, !client.isWritable() || clientEnded, phase == Phase.LINGERING, now)) {
            close();
        }
    }

    void close() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        requests.release();
        answers.release();
        outstanding.abandon();
        client.close();
        link.hangUp();
        afterwards.run();
    }

    void whenClosed(Runnable what) {
        afterwards = what;
    }

    private void pump() {
        requests.pump();
        keepReading();
        closeWhenDone();
    }

    /// A client that has ended is let go once nothing is due to it; half a request never will be.
    private void closeWhenDone() {
        if (!clientEnded || phase != Phase.OPEN) {
            return;
        }
        if (requests.isArriving()) {
            close();
        } else if (outstanding.isEmpty() && !link.isDialing() && !requests.isHeld()) {
            closeAfterFlush();
        }
    }

    /// Ends the client's connection behind what was written to it. A client that is still sending
    /// is listened to for a while: else it would never read the answer.
    private void closeAfterFlush() {
        if (phase == Phase.CLOSED) {
            return;
        }
        if (!client.isActive()) {
            close();
            return;
        }
        boolean isSending = requests.isWithin();
        phase = Phase.LINGERING;
        requests.release();
        client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> Rest.end(client, isSending));
        keepReading();
    }

    private void answerRefusal(Passing refused, Refusal refusal) {
        phase = Phase.LINGERING;
        link.hangUp();
        client.writeAndFlush(refusal.answer(!refused.isHead))
                .addListener(_ -> Rest.end(client, true));
        keepReading();
    }
}
