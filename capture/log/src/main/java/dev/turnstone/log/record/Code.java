package dev.turnstone.log.record;

import dev.turnstone.model.traffic.Exchange.Ending;

import java.util.Optional;

/// The numbers under which choices stand in records.
final class Code {
    private Code() {}

    static long of(Ending ending) {
        return switch (ending) {
            case ANSWERED -> 0;
            case UNANSWERED, OPEN_AT_GAP -> 1;
            case REFUSED_BY_PROXY -> 2;
        };
    }

    static Optional<Ending> ending(long code) {
        for (Ending ending : Ending.values()) {
            if (of(ending) == code) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }

    static long of(Side side) {
        return switch (side) {
            case REQUEST -> 0;
            case ANSWER -> 1;
        };
    }

    static Optional<Side> side(long code) {
        for (Side side : Side.values()) {
            if (of(side) == code) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }
}
