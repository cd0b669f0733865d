package dev.turnstone.proxy;

import dev.turnstone.proxy.http.RequestHead;

import org.jspecify.annotations.Nullable;

/// Whether requests are let in, held or turned away. Any thread.
final class Control implements Gate {
    /// What the operator asked for.
    enum Mode {
        OPEN,
        HOLDING,
        DRAINING
    }

    private final LogFeed feed;
    private final boolean refusesUpgrades;
    private volatile Mode mode = Mode.OPEN;
    private volatile @Nullable Canary canary;

    Control(LogFeed feed, boolean refusesUpgrades) {
        this.feed = feed;
        this.refusesUpgrades = refusesUpgrades;
    }

    Mode mode() {
        return mode;
    }

    void become(Mode next) {
        mode = next;
    }

    /// Writes of the proxy's own are told from all others from now on.
    void knows(Canary ours) {
        canary = ours;
    }

    @Override
    public Verdict verdict(RequestHead head, boolean changes) {
        Mode now = mode;
        if (now != Mode.OPEN) {
            Verdict closed = closed(now, head);
            if (!closed.equals(Verdict.PASS)) {
                return closed;
            }
        }
        if (feed.state() == CaptureState.WAITING) {
            return Verdict.HOLD;
        }
        if (changes && feed.refusesChanges()) {
            return new Verdict.Refuse(Refusal.notRecording(feed.trouble()));
        }
        if (refusesUpgrades && head.asksForUpgrade()) {
            return new Verdict.Refuse(Refusal.upgrade());
        }
        return Verdict.PASS;
    }

    /// Canaries are not held: they would go to the other cluster after a switch. What takes them
    /// away passes.
    private Verdict closed(Mode now, RequestHead head) {
        Canary sending = canary;
        if (sending != null && sending.sends(head)) {
            return sending.isLast(head) ? Verdict.PASS : new Verdict.Refuse(Refusal.closed());
        }
        return now == Mode.DRAINING ? new Verdict.Refuse(Refusal.draining()) : Verdict.HOLD;
    }
}
