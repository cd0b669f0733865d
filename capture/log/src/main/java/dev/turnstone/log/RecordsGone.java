package dev.turnstone.log;

/// Records went before they were read. A reader tells so once, where they would have stood, and
/// goes on behind them.
public final class RecordsGone extends LogException {
    private static final long serialVersionUID = 1L;

    private final transient LogPosition last;

    public RecordsGone(LogPosition last, String message) {
        super(
                message,
                "Run a sequence delta, which heals what they held; reading goes on after them.");
        this.last = last;
    }

    /// The place of the last of them: whoever commits it is not told again.
    public LogPosition last() {
        return last;
    }
}
