package dev.turnstone.app.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.model.cluster.SecretSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@UiTest
class ClosedWorkbenchTest {
    @TempDir private Path home;

    @Test
    void aClosedWindowEndsItsProcessAndLeavesTheHomeToTheNext() throws Exception {
        Process process = Child.start(ClosedWorkbench.class, home);
        CompletableFuture<String> told =
                CompletableFuture.supplyAsync(
                        () -> read(process), Thread.ofPlatform().daemon()::start);
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(told.get(1, TimeUnit.MINUTES))
                .contains(ClosedWorkbench.ENDED)
                .doesNotContain("did not close cleanly");
        assertThat(process.exitValue()).isZero();
        // The engine was closed, not cut off: its door is taken away.
        assertThat(home.resolve("engine.json")).doesNotExist();
        try (Engine next = Engine.of(home, SecretSource.environment())) {
            assertThat(next.isEmbedded()).isTrue();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
