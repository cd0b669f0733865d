package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.ReplayOperation;
import dev.turnstone.engine.operation.ReplayOrder;
import dev.turnstone.engine.operation.ReplayResult;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.shadow.ShadowWorker;
import dev.turnstone.replay.shadow.TupleLog;
import dev.turnstone.replay.traffic.LoggedExchanges;
import dev.turnstone.replay.transform.Transform;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One replay of this process: documents that converge, shadows beside them, or both; steered by
/// requests of other processes. Any thread.
final class ReplayRun implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final @Nullable TargetDesk desk;
    private final @Nullable ReplayOperation replay;
    private final @Nullable TupleLog tuples;
    private final @Nullable ShadowWorker shadow;

    ReplayRun(
            ReplayArguments how,
            Indices indices,
            Transform transform,
            ClusterClient source,
            ClusterClient target,
            Path home) {
        if (how.converges()) {
            desk = TargetDesk.open(target, home);
            replay =
                    ReplayOperation.open(
                            ReplayOrder.of(source, how.log(), how.consumer())
                                    .of(indices.patterns())
                                    .with(transform),
                            desk);
        } else {
            desk = null;
            replay = null;
        }
        if (how.shadows()) {
            var log =
                    new Exchanges(
                            LogPlace.of(how.log()).reader(how.consumer() + "-shadow"),
                            AssemblySettings.DEFAULT,
                            InstantSource.system());
            tuples = new TupleLog(LogPlace.of(how.tuples(home)).writer());
            shadow =
                    new ShadowWorker(
                            new LoggedExchanges(log),
                            target,
                            tuples,
                            how.plan(indices),
                            this::replayedUpTo);
        } else {
            tuples = null;
            shadow = null;
        }
    }

    void start(ReplayArguments how) {
        if (replay != null) {
            if (shadow == null) {
                replay.speed(how.speed());
            }
            replay.start();
        }
        if (shadow != null) {
            shadow.start();
        }
    }

    /// Until it is asked to end, broke, or came to the end of the log where that is wanted.
    void await(boolean untilCaughtUp) throws InterruptedException {
        Instant began = Instant.now();
        while (!asked.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            boolean broke =
                    replay != null && replay.hasFailed()
                            || shadow != null && shadow.trouble() != null;
            if (broke || untilCaughtUp && isCaughtUp(began)) {
                return;
            }
        }
    }

    void end() {
        asked.countDown();
    }

    /// Answers another process.
    JsonNode answer(JsonNode request) {
        switch (request.path("action").asString("")) {
            case "pause" -> {
                if (replay != null) {
                    replay.pause();
                }
                if (shadow != null) {
                    shadow.pause();
                }
            }
            case "resume" -> {
                if (replay != null) {
                    replay.resume();
                }
                if (shadow != null) {
                    shadow.resume();
                }
            }
            case "speed" -> speed(request.path("factor").asDouble());
            case "stop" -> end();
            default -> {}
        }
        return account();
    }

    ObjectNode account() {
        ObjectNode account =
                replay == null
                        ? Json.MAPPER.createObjectNode().put("state", "running")
                        : (ObjectNode) Json.MAPPER.valueToTree(replay.result());
        if (shadow != null) {
            account.set("shadow", Json.MAPPER.valueToTree(shadow.status()));
        }
        return account;
    }

    boolean isClean() {
        return (replay == null || ReplayResult.of(replay.status()).isClean())
                && (shadow == null || shadow.trouble() == null);
    }

    @Override
    public void close() {
        if (shadow != null) {
            shadow.close();
        }
        if (tuples != null) {
            tuples.close();
        }
        if (replay != null) {
            replay.close();
        }
        if (desk != null) {
            desk.close();
        }
    }

    private void speed(double factor) {
        if (shadow != null) {
            shadow.speed(factor);
        } else if (replay != null) {
            replay.speed(factor);
        }
    }

    private boolean isCaughtUp(Instant began) throws InterruptedException {
        return (replay == null || replay.awaitReached(began, LOOK))
                && (shadow == null || shadow.isAtEnd());
    }

    /// Without a replay of its own the target is taken for in step.
    private Instant replayedUpTo() {
        return replay == null ? Instant.MAX : replay.status().caughtUpTo();
    }
}
