package dev.turnstone.engine.operation;

import java.util.Optional;

/// The desk's clock; what a file was given is kept with it.
final class LedgerClocks implements Clocks {
    private static final String PREFIX = "clock/";

    private final TargetDesk desk;
    private final boolean again;

    /// `again`: files are read once more, above everything that came since.
    LedgerClocks(TargetDesk desk, boolean again) {
        this.desk = desk;
        this.again = again;
    }

    @Override
    public long next() {
        return desk.nextClock();
    }

    @Override
    public long of(FileOrigin file) {
        String note = PREFIX + file.name();
        Optional<String> kept = desk.ledger().notes().find(note);
        if (kept.isPresent() && !again) {
            return Long.parseLong(kept.get());
        }
        long clock = desk.nextClocks(file.mostLines());
        desk.ledger().notes().put(note, Long.toString(clock));
        return clock;
    }
}
