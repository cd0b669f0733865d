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
    boolean answerBegun;

    private Passing(
            boolean isHead,
            boolean changes,
            Recorder.@Nullable Recording recording,
            @Nullable Refusal refusal) {
        this.isHead = isHead;
        this.changes = changes;
        this.recording = recording;
        this.refusal = refusal;
    }

    static Passing of(RequestHead head, boolean changes, Recorder.Recording recording) {
        return new Passing(head.isHead(), changes, recording, null);
    }

    static Passing refused(boolean isHead, Refusal refusal) {
        return new Passing(isHead, false, null, refusal);
    }

    void lasts() {
        if (recording != null) {
            recording.lasts();
        }
    }
}
