package dev.turnstone.documents.scan;

import dev.turnstone.documents.Position;

import java.util.Optional;

/// How far a shard without sequence numbers was read: the order number of the last document, which
/// means something only while the shard's segments are the same.
record ClockPosition(String fingerprint, long order) {
    private static final String KIND = "doc";

    Position position() {
        return new Position(KIND + " " + fingerprint + " " + order);
    }

    static Optional<ClockPosition> of(Position position) {
        String[] parts = position.text().split(" ", -1);
        return parts.length == 3 && parts[0].equals(KIND)
                ? Optional.of(new ClockPosition(parts[1], Long.parseLong(parts[2])))
                : Optional.empty();
    }
}
