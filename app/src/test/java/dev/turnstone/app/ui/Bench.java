package dev.turnstone.app.ui;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Navigator;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.Tasks;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A desk on a real engine and without any window: what would run on the window's thread runs in
/// the test's, when it waits.
public final class Bench implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final Desk desk;

    private Bench(Path home, Engine engine) {
        desk =
                new Desk(
                        home,
                        engine,
                        new EngineFeed(engine, window::add, InstantSource.system()).start(),
                        Tasks.direct(failures::add),
                        Texts.of("ui"),
                        new Navigator() {
                            @Override
                            public void open(String page) {
                                opened.add(page);
                            }

                            @Override
                            public boolean has(String page) {
                                return true;
                            }
                        },
                        InstantSource.system(),
                        Settings.of(home));
    }

    public static Bench in(Path home) throws InterruptedException {
        return new Bench(home, Engine.of(home, SecretSource.environment()));
    }

    public Desk desk() {
        return desk;
    }

    public List<Failure> failures() {
        return failures;
    }

    /// The pages that somebody went to.
    public List<String> opened() {
        return opened;
    }

    public void until(BooleanSupplier wished) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!wished.getAsBoolean()) {
            Runnable next = window.poll(1, TimeUnit.SECONDS);
            if (next != null) {
                next.run();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("what was waited for did not come; failures: " + failures);
            }
        }
    }

    @Override
    public void close() {
        desk.feed().close();
        desk.engine().close();
    }
}
