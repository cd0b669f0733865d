package dev.turnstone.proxy;

import dev.turnstone.proxy.http.RequestHead;

import org.jspecify.annotations.Nullable;

/// One request that waits for its answer, or for its turn to be refused. One connection's event
/// loop only.
final class Passing {
    final boolean isHead;
    final boolean changes;
    final Recorder.@Nullable Recording recording;
    final @Nullable Refusal refusal;
    boolean requestWhole;
    boolean awaitsContinue;
    boolean answerBegun;

    private Passing(
            boolean isHead,
            boolean changes,
            Recorder.@Nullable Recording recording,
            @Nullable Refusal refusal,
            boolean awaitsContinue) {
        this.isHead = isHead;
        this.changes = changes;
        this.recording = recording;
        this.refusal = refusal;
        this.awaitsContinue = awaitsContinue;
    }

    static Passing of(RequestHead head, boolean changes, Recorder.Recording recording) {
        return new Passing(head.isHead(), changes, recording, null, head.expectsContinue());
    }

    static Passing refused(boolean isHead, Refusal refusal) {
        return new Passing(isHead, false, null, refusal, false);
    }

    void lasts() {
        if (recording != null) {
            recording.lasts();
        }
    }
}
