package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.feed.SessionState;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.PlacedNavigator;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.Tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A desk without a window and without waiting: everything happens at once.
public final class FakeDesk {
    private final FakeEngine engine = new FakeEngine();
    private final List<Failure> failures = new ArrayList<>();
    private final Desk desk;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    public FakeDesk() {
        InstantSource clock = () -> now;
        desk =
                new Desk(
                        Path.of("nowhere"),
                        engine,
                        new EngineFeed(engine, Runnable::run, clock),
                        Tasks.direct(failures::add),
                        Texts.of("ui"),
                        new PlacedNavigator(),
                        clock,
                        Settings.of(Path.of("target", "no-home")));
    }

    public FakeEngine engine() {
        return engine;
    }

    public Desk desk() {
        return desk;
    }

    /// The same with other tasks.
    public Desk with(Tasks tasks) {
        return new Desk(
                desk.home(),
                engine,
                desk.feed(),
                tasks,
                desk.texts(),
                desk.navigator(),
                desk.clock(),
                desk.settings());
    }

    public List<Failure> failures() {
        return failures;
    }

    public void pass(java.time.Duration time) {
        now = now.plus(time);
    }

    /// What the feed shows when the engine has this run.
    public FeedSnapshot snapshot(SampleRun run) {
        engine.running(run);
        return new FeedSnapshot(
                now, "prod", List.of(new SessionState("prod", "", Optional.of(run.view()))), "");
    }

    public FeedSnapshot nothing() {
        return new FeedSnapshot(
                now, "prod", List.of(new SessionState("prod", "", Optional.empty())), "");
    }
}
