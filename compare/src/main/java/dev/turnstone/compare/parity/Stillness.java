package dev.turnstone.compare.parity;

import java.time.Instant;
import java.util.Optional;

/// Whether a side's histories stood still while it was read, and whether everything that was read
/// is on every copy that counts: an unacknowledged write can be read, and vanish in a failover.
final class Stillness {
    private final Side side;
    private final SideState before;
    private final ParityOptions options;

    Stillness(Side side, SideState before, ParityOptions options) {
        this.side = side;
        this.before = before;
        this.options = options;
    }

    /// Waits until what was read is safe, and says what stood in the way.
    Optional<Parity.NotProvable> obstacle() {
        SideState read = side.state();
        Instant end = options.time().instant().plus(options.patience().limit());
        SideState now = read;
        while (before.sameHistory(now)) {
            if (now.isDurableUpTo(read)) {
                return Optional.empty();
            }
            if (!options.time().instant().isBefore(end)) {
                return Optional.of(
                        new Parity.NotProvable(
                                side.name()
                                        + " holds writes that its replicas did not confirm; they"
                                        + " can vanish in a failover.",
                                "Bring the replicas up to date and check again."));
            }
            Pause.of(options.patience().interval());
            now = side.state();
        }
        return Optional.of(
                new Parity.NotProvable(
                        "The history of "
                                + side.name()
                                + " changed during the check: a failover, a restore, or the index"
                                + " was made anew.",
                        "Raise the epoch if the history is a new one, and check again."));
    }
}
