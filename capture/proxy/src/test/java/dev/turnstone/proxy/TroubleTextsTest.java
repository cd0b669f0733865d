package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What people read when a proxy cannot do its work.
class TroubleTextsTest {
    @Test
    void aPortThatIsTakenIsToldInPlainWords() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress there =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            ProxyPlan plan =
                    ProxyPlan.of(there, List.of(URI.create("http://127.0.0.1:1")), Stage.KEY);
            assertThatThrownBy(() -> Proxy.start(plan, new MemoryLog()))
                    .isInstanceOfSatisfying(
                            ProxyException.class,
                            e -> assertThat(e.remedy()).contains("another port as listen"))
                    .hasMessage(
                            "The proxy cannot listen on 127.0.0.1:"
                                    + taken.getLocalPort()
                                    + ": another program listens there already.");
            try (Stage stage = new Stage(StubSource.echo())) {
                AdminPlan admin = new AdminPlan(there, Optional.empty(), Optional.empty());
                assertThatThrownBy(() -> Admin.start(stage.proxy, admin))
                        .isInstanceOfSatisfying(
                                ProxyException.class,
                                e -> assertThat(e.remedy()).contains("admin.listen"))
                        .hasMessageContaining("another program listens there already");
            }
        }
    }

    @Test
    void anAddressOfAnotherMachineIsToldInPlainWords() {
        ProxyPlan plan =
                ProxyPlan.of(
                        new InetSocketAddress("192.0.2.1", 19_200),
                        List.of(URI.create("http://127.0.0.1:1")),
                        Stage.KEY);
        assertThatThrownBy(() -> Proxy.start(plan, new MemoryLog()))
                .hasMessageContaining("this machine has no such address");
    }

    @Test
    void aClusterThatIsAwayIsToldClientsInTheClustersOwnForm() throws IOException {
        try (Stage stage = new Stage(StubSource.echo())) {
            stage.source.close();
            try (RawClient client = stage.client()) {
                String answer = client.send("GET / HTTP/1.1\r\n\r\n").answer();
                assertThat(answer)
                        .startsWith("HTTP/1.1 503")
                        .contains(
                                "{\"error\":{\"type\":\"turnstone_source_unreachable\",\"reason\":")
                        .contains("nothing listens there")
                        .endsWith("\"status\":503}")
                        .doesNotContain("Exception")
                        .doesNotContain(" /127.0.0.1");
            }
        }
    }
}
