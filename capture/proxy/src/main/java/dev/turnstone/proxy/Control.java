package dev.turnstone.proxy;

import dev.turnstone.proxy.http.RequestHead;

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

    @Override
    public Verdict verdict(RequestHead head, boolean changes) {
        Mode now = mode;
        if (now == Mode.DRAINING) {
            return new Verdict.Refuse(Refusal.draining());
        }
        if (now == Mode.HOLDING || feed.state() == CaptureState.WAITING) {
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
}
