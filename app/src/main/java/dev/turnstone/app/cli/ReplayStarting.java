package dev.turnstone.app.cli;

import dev.turnstone.engine.host.Door;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Runs a replay in this process and lets others steer it.
record ReplayStarting(
        Console console,
        ReplayArguments how,
        SourceOptions source,
        TargetOptions target,
        Indices indices,
        TransformOption transform,
        HomeOption home,
        JsonOption json) {

    /// Where the note of a running replay is.
    static Path folder(Path home) {
        return home.toAbsolutePath().resolve("replay");
    }

    int run() throws InterruptedException {
        // What is wrongly written is told before anything is opened.
        var _ = how.plan(indices);
        Path folder = made(folder(home.home()));
        CountDownLatch done = new CountDownLatch(1);
        try (ClusterClient from = source.open(console);
                ClusterClient to = target.open(console);
                ReplayRun run =
                        ReplayRun.open(how, indices, transform.transform(), from, to, home.home());
                Door _ = Door.open(folder, run::answer)) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().unstarted(() -> endInPeace(run, done)));
            run.start(how);
            try (ProgressLine line =
                    ProgressLine.show(console, () -> ReplayText.line(console, run.account()))) {
                run.await(how.untilCaughtUp());
            }
            JsonNode account = run.account();
            console.report(json.isSet(), account, ReplayText.line(console, account));
            String trouble = run.trouble();
            if (trouble != null) {
                console.say("replay.broke", trouble);
            }
            return run.isClean() ? Cli.DONE : Cli.FAILED;
        } finally {
            done.countDown();
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The folder " + folder + " cannot be made: " + FileTrouble.of(e) + ".",
                    "Name a home that you may write to with --home or TURNSTONE_HOME.",
                    e);
        }
    }

    private static void endInPeace(ReplayRun run, CountDownLatch done) {
        run.end();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
