package dev.turnstone.app.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.model.cluster.SecretSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a window does that is closed amid a trial, on real servers.
@Tag("soak")
class TrialClosingTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    @TempDir private Path home;

    @Test
    void theEngineEndsInSecondsAmidATrialWhoseServersEndAfterIt() throws Exception {
        Engine engine = Engine.of(home, SecretSource.environment());
        TrialHouse house = new TrialHouse(home.resolve("runs"));
        CompletableFuture<Void> played = new CompletableFuture<>();
        engine.ask(Engine.request("session-create").put("name", "sandbox").put("who", "maria"));
        Thread.ofVirtual().start(() -> play(house, engine, played));
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (house.writes() < 200 && System.nanoTime() < end && !played.isDone()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(house.writes()).isGreaterThanOrEqualTo(200);

        Duration took = took(engine::close);
        Duration tookAll = took.plus(took(house::close));

        assertThat(took).isLessThan(SECONDS);
        assertThat(tookAll).isLessThan(SECONDS.multipliedBy(2));
    }

    private static void play(TrialHouse house, Engine engine, CompletableFuture<Void> played) {
        try {
            house.play(engine::ask, "sandbox");
        } catch (RuntimeException | InterruptedException e) {
            // The engine is closed amid it.
        }
        played.complete(null);
    }

    private static Duration took(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
