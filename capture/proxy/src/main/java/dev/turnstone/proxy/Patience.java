package dev.turnstone.proxy;

/// What of one connection has taken how long. One connection's event loop only.
final class Patience {
    private final PassageLimits limits;
    private final Lasting head = new Lasting();
    private final Lasting body = new Lasting();
    private final Lasting unread = new Lasting();
    private final Lasting ending = new Lasting();

    Patience(PassageLimits limits) {
        this.limits = limits;
    }

    /// A head that does not become whole, or is held at the gate.
    boolean endsWithHead(boolean isPending, boolean isHeld, long now) {
        return head.exceeds(isHeld ? limits.hold() : limits.head(), isPending, now);
    }

    /// A body of which nothing comes, answers that nobody reads, an end that does not come.
    boolean ends(boolean isSilent, boolean isUnread, boolean isLingering, long now) {
        boolean silent = body.exceeds(limits.stall(), isSilent, now);
        boolean stalled = unread.exceeds(limits.stall(), isUnread, now);
        return ending.exceeds(limits.linger(), isLingering, now) || silent || stalled;
    }
}
