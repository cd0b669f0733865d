package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// One document of 90 MB among small ones: it arrives, or it is told, and never holds the others
/// up.
@Tag("soak")
@RealServers
class HugeDocumentTest {
    private static final int HEAP_MEGABYTES = 2_560;

    @TempDir private Path home;

    @Test
    void itArrivesWhereTheTargetHasRoom() {
        try (Servers servers = Servers.open();
                SearchServer source = servers.searchForLoad(ServerVersion.ES_7_10, HEAP_MEGABYTES);
                SearchServer target = servers.searchForLoad(ServerVersion.OS_3, HEAP_MEGABYTES);
                Pair pair = Pair.of(source, target, home)) {
            fill(pair);
            Turnstone.Ended ended = pair.run("backfill").done();
            assertThat(ended.number("written")).isEqualTo(3_001);
            pair.requireProven(3_001);
        }
    }

    @Test
    void itIsToldWhereTheTargetHasNoRoomAndTheOthersArrive() {
        try (Servers servers = Servers.open();
                SearchServer source = servers.searchForLoad(ServerVersion.ES_7_10, HEAP_MEGABYTES);
                SearchServer target = servers.search(ServerVersion.OS_3);
                Pair pair = Pair.of(source, target, home)) {
            fill(pair);
            Turnstone.Ended ended = pair.run("backfill");
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.number("written")).isEqualTo(3_000);
            assertThat(ended.number("failed")).isEqualTo(1);
            Turnstone.Ended failed =
                    pair.turnstone().run("failed", "list", "--target", target.url());
            assertThat(failed.json().toString()).contains("document_too_large");
            pair.requireParity("broken");
        }
    }

    private static void fill(Pair pair) {
        pair.create("birds", 1).fill("birds", 0, 3_000, "first").metadata();
        String huge = "{\"index\":{\"_id\":\"huge\"}}\n{\"blubber\":[\"";
        String part = "x".repeat(30_000) + "\",\"";
        String body = huge + part.repeat((90 << 20) / part.length()) + "\"]}\n";
        pair.source()
                .json(ClusterRequest.convergentBulk("/birds/_bulk?refresh=true", Body.of(body)));
    }
}
