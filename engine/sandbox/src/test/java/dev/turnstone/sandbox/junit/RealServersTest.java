package dev.turnstone.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.Rest;
import dev.turnstone.sandbox.SearchServer;

import org.junit.jupiter.api.Test;

@RealServers
class RealServersTest {
    private final SearchServer shared;

    RealServersTest(@Elasticsearch("5.6") SearchServer shared) {
        this.shared = shared;
    }

    @Test
    void oneClassSeesOneSharedServer(@Elasticsearch("5.6.16") SearchServer again) {
        assertThat(again).isSameAs(shared);
    }

    @Test
    void anOwnServerIsAnotherOne(@Elasticsearch(value = "5.6", own = true) SearchServer own) {
        assertThat(own.url()).isNotEqualTo(shared.url());
        own.kill();
        assertThat(own.running()).isFalse();
        assertThat(shared.running()).isTrue();
    }

    @Test
    void theNextClassFindsASharedServerEmptyAndRunning() {
        try (var servers = new SharedServers()) {
            var wanted = new Wanted(dev.turnstone.sandbox.ServerVersion.ES_5_6, "", false, 1);
            var server = (SearchServer) servers.shared(wanted, String.class);
            var rest = new Rest(server.url());
            rest.put("/birds/bird/1?refresh=true", "{\"name\":\"turnstone\"}");
            assertThat(servers.shared(wanted, String.class)).isSameAs(server);
            assertThat(rest.get("/birds/_search").path("hits").path("total").asInt()).isEqualTo(1);
            server.pause();
            assertThat(servers.shared(wanted, Integer.class)).isSameAs(server);
            assertThat(rest.status("GET", "/birds")).isEqualTo(404);
        }
    }
}
