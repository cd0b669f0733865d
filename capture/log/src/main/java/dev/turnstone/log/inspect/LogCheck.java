package dev.turnstone.log.inspect;

import java.time.Instant;
import java.util.List;

/// Whether a log is whole. It is when nothing is damaged; gaps are no damage, they say what was
/// passed and not recorded, and what retention removed while it was read was not there to be read.
public record LogCheck(
        String log,
        boolean whole,
        long records,
        long exchanges,
        long unknown,
        List<Gap> gaps,
        List<String> gone,
        List<Damage> damages) {
    public LogCheck {
        gaps = List.copyOf(gaps);
        gone = List.copyOf(gone);
        damages = List.copyOf(damages);
    }

    /// What passed unrecorded.
    public record Gap(
            String proxy,
            Instant from,
            Instant until,
            long exchanges,
            long changing,
            String reason) {}

    /// What cannot be read, and where.
    public record Damage(String where, String what) {}
}
