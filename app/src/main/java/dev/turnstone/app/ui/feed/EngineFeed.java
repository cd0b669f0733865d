package dev.turnstone.app.ui.feed;

import dev.turnstone.app.ui.task.Failure;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// What the engine knows now, asked for on a thread of its own and shown to the window's thread,
/// never faster than the window takes it.
public final class EngineFeed implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(500);

    private final ReadOnlyObjectWrapper<FeedSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(FeedSnapshot.empty());
    private final AtomicReference<FeedSnapshot> fresh = new AtomicReference<>();
    private final Semaphore asked = new Semaphore(0);
    private final Reading reading;
    private final InstantSource clock;
    private final Executor window;
    private final Thread thread;
    private volatile boolean closed;

    public EngineFeed(Engine engine, Executor window, InstantSource clock) {
        this.reading = new Reading(engine, clock);
        this.clock = clock;
        this.window = window;
        this.thread = Thread.ofVirtual().name("engine-feed").unstarted(this::listen);
    }

    public EngineFeed start() {
        thread.start();
        return this;
    }

    /// Changes on the window's thread only.
    public ReadOnlyObjectProperty<FeedSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public FeedSnapshot now() {
        return snapshot.get();
    }

    public boolean isStale() {
        return now().isStale(clock.instant());
    }

    /// Asks at once instead of at the next turn: after an action of the user.
    public void refresh() {
        asked.release();
    }

    /// The edge: trouble is shown, and asked again.
    private void listen() {
        FeedSnapshot last = FeedSnapshot.empty();
        while (!closed) {
            try {
                last = reading.take();
            } catch (RuntimeException | Error e) {
                Failure why = Failure.of(e);
                last = last.troubled(why.what() + " " + why.remedy());
            }
            publish(last);
            try {
                if (asked.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void publish(FeedSnapshot newest) {
        if (fresh.getAndSet(newest) == null) {
            window.execute(
                    () -> {
                        FeedSnapshot now = fresh.getAndSet(null);
                        if (now != null && !closed) {
                            snapshot.set(now);
                        }
                    });
        }
    }

    @Override
    public void close() {
        // Never interrupted: an interrupt amid a reading would close the history's file.
        closed = true;
        asked.release();
    }
}
