package dev.turnstone.proxy;

import dev.turnstone.proxy.http.AnswerHead;
import dev.turnstone.proxy.http.BadMessage;
import dev.turnstone.proxy.http.Framing;
import dev.turnstone.proxy.http.MessageReader;
import dev.turnstone.proxy.http.MessageSink;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/// The way back of a [Passage]: answers are told apart, matched to the requests in order, and sent
/// on as they came. The connection's event loop only.
@SuppressWarnings("FutureReturnValueIgnored") // a failure comes back as an event of the connection
final class Answers implements MessageSink<AnswerHead> {
    private final Passage passage;
    private final LoopMeters meters;
    private final MessageReader<AnswerHead> reader;
    private @Nullable ByteBuf waiting;
    private @Nullable Passing current;
    private boolean isInterim;
    private boolean isSwitch;
    private boolean isContinue;
    private boolean isEnded;

    Answers(Passage passage) {
        this.passage = passage;
        this.meters = passage.meters;
        this.reader = MessageReader.ofAnswers(passage.around.limits().largestAnswerHead());
    }

    /// What came from the source; takes the buffer over.
    void fromSource(ByteBuf in) {
        meters.add(Counted.BYTES_OUT, in.readableBytes());
        waiting = waiting == null ? in : Rest.joined(passage.client.alloc(), waiting, in);
        try {
            pump();
            keepReading();
        } catch (BadMessage e) {
            passage.client.flush();
            passage.close();
        }
    }

    @Override
    public boolean head(AnswerHead head) {
        isInterim = head.isInterim();
        isSwitch = head.isSwitch();
        if (isSwitch || current == null) {
            return false;
        }
        isContinue = head.isContinue() && current.awaitsContinue;
        if (isContinue) {
            current.awaitsContinue = false;
        }
        if (!isInterim) {
            current.answerBegun = true;
            if (current.recording != null) {
                current.recording.answerHead(head);
            }
        }
        return true;
    }

    @Override
    public Framing framing(AnswerHead head) {
        return current != null && current.isHead ? Framing.NONE : head.framing();
    }

    @Override
    public void content(ByteBuf in, int index, int length) {
        if (current != null && current.recording != null) {
            current.recording.answerContent(in, index, length);
        }
    }

    @Override
    public void end() {
        isEnded = !isInterim;
        if (isEnded && current != null && current.recording != null) {
            current.recording.answered();
        }
    }

    /// The source's connection has ended: for some answers that is their end.
    void ended() {
        reader.finish(this);
        settleWhenEnded();
    }

    /// Nothing more is read from the source while the client does not keep up.
    void keepReading() {
        Channel source = passage.source();
        if (source != null) {
            boolean mayRead =
                    !passage.client.isActive()
                            || passage.client.isWritable() && !passage.around.recorder().mustWait();
            if (source.config().isAutoRead() != mayRead) {
                source.config().setAutoRead(mayRead);
            }
        }
    }

    void release() {
        ReferenceCountUtil.release(waiting);
        waiting = null;
    }

    private void pump() throws BadMessage {
        while (waiting != null) {
            current = passage.outstanding.first();
            if (current == null) {
                passage.client.flush();
                passage.close();
                return;
            }
            int from = waiting.readerIndex();
            int good = reader.read(waiting, this);
            if (isSwitch) {
                passage.refuseSwitch();
                return;
            }
            if (good == from) {
                return;
            }
            forward(waiting, good - from);
            if (isContinue) {
                isContinue = false;
                passage.goOn();
            } else {
                settleWhenEnded();
            }
        }
    }

    private void forward(ByteBuf all, int length) {
        Channel client = passage.client;
        boolean isAll = length == all.readableBytes();
        if (isAll) {
            waiting = null;
        }
        if (!client.isActive()) {
            all.skipBytes(length);
            if (isAll) {
                all.release();
            }
        } else if (isAll) {
            client.write(all, client.voidPromise());
        } else {
            client.write(all.readRetainedSlice(length), client.voidPromise());
        }
    }

    private void settleWhenEnded() {
        if (isEnded && current != null) {
            isEnded = false;
            meters.add(Counted.ANSWERED, 1);
            boolean isUnwanted = current.awaitsContinue && !current.requestWhole;
            current = null;
            if (isUnwanted) {
                passage.settledWithoutBody();
            } else {
                passage.settled();
            }
        }
    }
}
