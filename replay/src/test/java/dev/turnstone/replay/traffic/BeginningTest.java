package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// From where a replay follows what is there already.
@RealServers
final class BeginningTest {
    private static final String NOWHERE = "index.routing.allocation.require._name";

    @TempDir private Path home;

    /// As one is that the proxy's first canary or a client made this moment.
    @Test
    void anIndexWhosePrimaryIsBeingStartedIsWaitedFor(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.ask(
                    "PUT",
                    "/young?wait_for_active_shards=0",
                    "{\"settings\":{\"" + NOWHERE + "\":\"nobody\"}}");
            var begun = CompletableFuture.runAsync(rig.worker()::begin);
            assertThat(Wait.until(Duration.ofMillis(300), begun::isDone)).isFalse();

            rig.ask("PUT", "/young/_settings", "{\"" + NOWHERE + "\":null}");
            begun.join();
            rig.ask("PUT", "/young/_doc/1", "{}");
            rig.worker().start();
            rig.caughtUp();
            rig.requireParity();
        }
    }
}
