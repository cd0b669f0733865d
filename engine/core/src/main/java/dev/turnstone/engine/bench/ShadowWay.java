package dev.turnstone.engine.bench;

import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.bench.Measured;
import dev.turnstone.replay.bench.Meter;
import dev.turnstone.replay.shadow.ShadowPlan;
import dev.turnstone.replay.shadow.ShadowStatus;
import dev.turnstone.replay.shadow.ShadowWorker;
import dev.turnstone.replay.shadow.TupleLog;
import dev.turnstone.replay.traffic.LoggedExchanges;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// Turnstone's shadow replay of recorded reads, as fast as possible, until the last tuple is
/// durable.
record ShadowWay(Recording recording, ClusterClient target, Path home) {
    Measured run() throws InterruptedException {
        String consumer = "bench-" + UUID.randomUUID();
        var log =
                new LoggedExchanges(
                        new Exchanges(
                                recording.place().reader(consumer),
                                AssemblySettings.DEFAULT,
                                InstantSource.system()));
        try (var tuples =
                        TupleLog.to(
                                LogPlace.of(home.resolve(consumer).toString())
                                        .unhurried()
                                        .writer());
                var shadow =
                        new ShadowWorker(
                                log,
                                target,
                                tuples,
                                ShadowPlan.USUAL.at(0, 0),
                                () -> Instant.MAX)) {
            Meter meter = Meter.start();
            shadow.start();
            Progress.await(
                    "The shadow replay",
                    recording.requests(),
                    () -> written(shadow),
                    shadow::status);
            return meter.stop(recording.requests(), 0);
        }
    }

    private static long written(ShadowWorker shadow) {
        ShadowStatus now = shadow.status();
        if (shadow.trouble() != null || now.troubled() + now.unwritten() > 0) {
            throw new BenchException("The shadow replay did not get and keep every answer: " + now);
        }
        return now.tuples();
    }
}
