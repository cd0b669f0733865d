package dev.turnstone.proxy;

import dev.turnstone.proxy.http.AnswerHead;
import dev.turnstone.proxy.http.RequestHead;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

/// Keeps a copy of what passes. Never blocks and never throws: what cannot be kept becomes a gap
/// that is counted.
interface Recorder {
    /// A request was let in. Called on the connection's event loop, like everything of the
    /// recording.
    Recording begin(Exchanged exchanged);

    /// A request was refused before anything of it was sent on; the head is missing where it was
    /// the flaw.
    void refused(long connection, long number, @Nullable RequestHead head, Refusal refusal);

    /// Whether clients have to wait until the log has caught up.
    boolean mustWait();

    /// The copy of one exchange.
    interface Recording {
        void requestContent(ByteBuf in, int index, int length);

        void requestEnd();

        void answerHead(AnswerHead head);

        void answerContent(ByteBuf in, int index, int length);

        /// The whole answer was seen. Follows its last content at once, before anything else
        /// happens to the bytes.
        void answered();

        /// The source was sent something, and the end of its answer never came.
        void unanswered();

        /// Still neither answered nor given up; told about once a second.
        void lasts();

        /// The proxy refused in the middle of the request: the source never had it whole.
        void refused(Refusal refusal);
    }

    /// One request of one connection.
    record Exchanged(long connection, long number, RequestHead head, boolean changes) {}
}
