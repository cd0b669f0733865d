package dev.turnstone.log.kafka;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.inspect.Checking;
import dev.turnstone.log.inspect.LogCheck;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads all of a topic and tells whether it is whole. The broker's own checksums are checked by
/// its client. One thread.
public final class TopicCheck {
    private final TrafficLogReader reader;
    private final Checking checking = new Checking();
    private final Map<String, Long> last = new HashMap<>();

    public TopicCheck(TrafficLogReader reader) {
        this.reader = reader;
    }

    public LogCheck told(String log) {
        while (goesOn()) {
            // Each look is one record, or what was removed before it was read.
        }
        return checking.told(log);
    }

    private boolean goesOn() {
        try {
            Optional<Logged> next = reader.next(Duration.ZERO);
            next.ifPresent(this::take);
            return next.isPresent();
        } catch (RecordsGone gone) {
            checking.gone(String.valueOf(gone.getMessage()));
            last.put(gone.last().stream(), gone.last().offset());
            return true;
        }
    }

    private void take(Logged record) {
        LogPosition at = record.position();
        String where = at.stream() + ", " + Place.told(at.offset());
        Long before = last.put(at.stream(), at.offset());
        if (before != null && !Place.follows(before, at.offset())) {
            checking.damage(where, "does not follow " + Place.told(before));
        }
        checking.record(where, record.bytes());
    }
}
