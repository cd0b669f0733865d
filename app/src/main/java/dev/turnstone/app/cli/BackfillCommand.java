package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillPreview;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.backfill.BackfillProgress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// Carries documents over: from a live cluster, a snapshot or a file.
@Command(name = "backfill")
final class BackfillCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private SourceOptions source;
    @Mixin private TargetOptions target;
    @Mixin private Indices indices;
    @Mixin private TransformOption transform;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--snapshot", paramLabel = "DIR")
    private @Nullable Path snapshot;

    @Option(names = "--snapshot-name", paramLabel = "NAME")
    private @Nullable String snapshotName;

    @Option(names = "--file", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--index", paramLabel = "NAME")
    private @Nullable String index;

    @Option(names = "--sample", paramLabel = "N")
    private @Nullable Long sample;

    @Option(names = "--again")
    private boolean again;

    @Option(names = "--dry-run")
    private boolean dryRun;

    BackfillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ClusterClient to = target.open(console);
                OpenOrigin from = origin()) {
            BackfillOrder order =
                    BackfillOrder.of(from.origin())
                            .of(indices.patterns())
                            .with(transform.transform())
                            .sampling(
                                    sample == null ? OptionalLong.empty() : OptionalLong.of(sample))
                            .again(again);
            return dryRun ? preview(order, to) : run(order, to);
        }
    }

    private int run(BackfillOrder order, ClusterClient to) {
        try (TargetDesk desk = TargetDesk.open(to, home.home());
                BackfillOperation backfill = BackfillOperation.start(order, desk)) {
            BackfillResult result;
            try (ProgressLine line =
                    ProgressLine.show(console, () -> progress(backfill.progress()))) {
                result = backfill.await();
            }
            console.report(json.isSet(), result, new BackfillText(console.texts()).of(result));
            return result.isClean() ? Cli.DONE : Cli.FAILED;
        }
    }

    private String progress(BackfillProgress progress) {
        return new BackfillText(console.texts()).of(progress);
    }

    /// What would be read and where it would go, and what a transform makes of the first documents;
    /// nothing is written.
    private int preview(BackfillOrder order, ClusterClient to) {
        BackfillPreview preview = BackfillPreview.of(order, to);
        console.report(json.isSet(), preview, new BackfillText(console.texts()).of(preview));
        return preview.isClean() ? Cli.DONE : Cli.FAILED;
    }

    private OpenOrigin origin() {
        int given =
                (source.isGiven() ? 1 : 0) + (snapshot == null ? 0 : 1) + (file == null ? 0 : 1);
        if (given != 1) {
            throw new WrongUsage(console.texts().text("backfill.oneOrigin"));
        }
        if (snapshot != null) {
            return OpenOrigin.of(new Origin.Snapshot(snapshot, Optional.ofNullable(snapshotName)));
        }
        return file == null
                ? OpenOrigin.live(source.open(console))
                : OpenOrigin.of(new Origin.File(file, Optional.ofNullable(index)));
    }

    /// An origin, and the connection that ends with it.
    private record OpenOrigin(Origin origin, Runnable ending) implements AutoCloseable {
        static OpenOrigin of(Origin origin) {
            return new OpenOrigin(origin, () -> {});
        }

        static OpenOrigin live(ClusterClient client) {
            return new OpenOrigin(new Origin.Live(client), client::close);
        }

        @Override
        public void close() {
            ending.run();
        }
    }
}
