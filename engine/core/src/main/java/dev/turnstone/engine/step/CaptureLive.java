package dev.turnstone.engine.step;

import dev.turnstone.documents.Position;
import dev.turnstone.documents.scan.ScanPosition;

import java.util.Map;
import java.util.TreeMap;

/// A source that is followed by its sequence numbers; `followed` says for each shard up to which
/// number all of it is on the target.
record CaptureLive(long rounds, long read, Map<String, Long> followed) {
    static CaptureLive of(long rounds, long read, Map<String, String> positions) {
        Map<String, Long> followed = new TreeMap<>();
        positions.forEach(
                (shard, position) ->
                        ScanPosition.of(new Position(position))
                                .ifPresent(at -> followed.put(shard, at.next() - 1)));
        return new CaptureLive(rounds, read, followed);
    }
}
