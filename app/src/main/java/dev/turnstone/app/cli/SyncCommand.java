package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncOrder;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// Keeps the target in step with a live source, without a proxy.
@Command(name = "sync")
final class SyncCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private SourceOptions source;
    @Mixin private TargetOptions target;
    @Mixin private Indices indices;
    @Mixin private TransformOption transform;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--seconds", paramLabel = "S")
    private long seconds = Long.MAX_VALUE;

    @Option(names = "--every", paramLabel = "SECONDS")
    private long every = 1;

    SyncCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ClusterClient from = source.open(console);
                ClusterClient to = target.open(console);
                TargetDesk desk = TargetDesk.open(to, home.home())) {
            SyncOrder order =
                    SyncOrder.of(from)
                            .of(indices.patterns())
                            .with(transform.transform())
                            .every(Duration.ofSeconds(every));
            SyncOperation sync = new SyncOperation(order, desk);
            SyncResult result;
            try (ProgressLine line = ProgressLine.show(console, () -> progress(sync))) {
                result = follow ? follow(sync) : sync.once();
            }
            console.report(json.isSet(), result, text(result));
            return result.isClean() ? Cli.DONE : Cli.FAILED;
        }
    }

    /// Until the time is over, or the process is asked to end (Ctrl+C): then a last round, and the
    /// report.
    private SyncResult follow(SyncOperation sync) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(() -> endInPeace(asked, done));
        Runtime.getRuntime().addShutdownHook(hook);
        long began = System.nanoTime();
        try {
            return sync.follow(
                    () ->
                            asked.getCount() == 0
                                    || Duration.ofNanos(System.nanoTime() - began).toSeconds()
                                            >= seconds);
        } finally {
            done.countDown();
        }
    }

    private static void endInPeace(CountDownLatch asked, CountDownLatch done) {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String progress(SyncOperation sync) {
        return console.texts()
                .text("sync.progress", Amounts.count(sync.rounds()), Amounts.count(sync.read()));
    }

    private String text(SyncResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                console.texts()
                        .text(
                                "sync.done",
                                Amounts.count(result.rounds()),
                                Amounts.count(result.read()),
                                Amounts.count(result.written()),
                                Amounts.count(result.repeated()),
                                Amounts.count(result.newerOnTarget()),
                                Amounts.count(result.suspect()),
                                Amounts.count(result.failed()),
                                Amounts.count(result.deleted())));
        result.skipped()
                .forEach(
                        (reason, count) ->
                                lines.add(
                                        console.texts()
                                                .text(
                                                        "backfill.skipped",
                                                        Amounts.count(count),
                                                        reason)));
        result.unreadable()
                .forEach(
                        (index, why) ->
                                lines.add(console.texts().text("sync.unreadable", index, why)));
        result.unmatched()
                .forEach(pattern -> lines.add(console.texts().text("sync.unmatched", pattern)));
        result.foreign()
                .forEach(
                        (index, count) ->
                                lines.add(
                                        console.texts()
                                                .text(
                                                        "sync.foreign",
                                                        index,
                                                        Amounts.count(count))));
        result.events().forEach(event -> lines.add(console.texts().text("backfill.remark", event)));
        return String.join(System.lineSeparator(), lines);
    }
}
