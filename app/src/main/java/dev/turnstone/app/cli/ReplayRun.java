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
import dev.turnstone.replay.shadow.ShadowPlan;
import dev.turnstone.replay.shadow.ShadowWorker;
import dev.turnstone.replay.shadow.TupleLog;
import dev.turnstone.replay.traffic.ExchangeSource;
import dev.turnstone.replay.traffic.LoggedExchanges;
import dev.turnstone.replay.transform.Transform;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
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

    private ReplayRun(
            @Nullable TargetDesk desk,
            @Nullable ReplayOperation replay,
            @Nullable TupleLog tuples,
            @Nullable ExchangeSource captured,
            ClusterClient target,
            ShadowPlan plan) {
        this.desk = desk;
        this.replay = replay;
        this.tuples = tuples;
        this.shadow =
                captured == null || tuples == null
                        ? null
                        : new ShadowWorker(captured, target, tuples, plan, this::replayedUpTo);
    }

    /// What was opened is closed again where the rest cannot be.
    static ReplayRun open(
            ReplayArguments how,
            Indices indices,
            Transform transform,
            ClusterClient source,
            ClusterClient target,
            Path home) {
        ShadowPlan plan = how.plan(indices);
        var opened = new ArrayDeque<AutoCloseable>();
        try {
            TargetDesk desk = how.converges() ? kept(opened, TargetDesk.open(target, home)) : null;
            ReplayOperation replay =
                    desk == null
                            ? null
                            : kept(
                                    opened,
                                    ReplayOperation.open(
                                            ReplayOrder.of(source, how.log(), how.consumer())
                                                    .of(indices.patterns())
                                                    .with(transform),
                                            desk));
            ExchangeSource captured = how.shadows() ? kept(opened, captured(how)) : null;
            TupleLog tuples =
                    how.shadows()
                            ? TupleLog.to(LogPlace.of(how.tuples(home)).unhurried().writer())
                            : null;
            return new ReplayRun(desk, replay, tuples, captured, target, plan);
        } catch (RuntimeException e) {
            opened.forEach(each -> closeAfter(e, each));
            throw e;
        }
    }

    private static ExchangeSource captured(ReplayArguments how) {
        return new LoggedExchanges(
                new Exchanges(
                        LogPlace.of(how.log()).reader(how.consumer() + "-shadow"),
                        AssemblySettings.DEFAULT,
                        InstantSource.system()));
    }

    private static <T extends AutoCloseable> T kept(ArrayDeque<AutoCloseable> all, T one) {
        all.addFirst(one);
        return one;
    }

    private static void closeAfter(RuntimeException why, AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) {
            why.addSuppressed(e);
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
            if (trouble() != null || untilCaughtUp && isCaughtUp(began)) {
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
                        ? Json.MAPPER.createObjectNode().put("state", shadowState())
                        : (ObjectNode) Json.MAPPER.valueToTree(replay.result());
        if (shadow != null) {
            account.set("shadow", Json.MAPPER.valueToTree(shadow.status()));
        }
        return account;
    }

    private String shadowState() {
        return trouble() != null ? "failed" : isShadowPaused() ? "paused" : "running";
    }

    private boolean isShadowPaused() {
        return shadow != null && shadow.status().paused();
    }

    /// What broke it, as a sentence, or null.
    @Nullable String trouble() {
        if (replay != null && replay.hasFailed()) {
            return replay.status().trouble();
        }
        Throwable broke = shadow == null ? null : shadow.trouble();
        return broke == null ? null : String.valueOf(broke.getMessage());
    }

    boolean isClean() {
        return (replay == null || ReplayResult.of(replay.status()).isClean())
                && (shadow == null || shadow.trouble() == null);
    }

    @Override
    public void close() {
        try (desk;
                replay;
                tuples) {
            if (shadow != null) {
                shadow.close();
            }
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
        return replay == null ? Instant.MAX : replay.answeredUpTo();
    }
}
