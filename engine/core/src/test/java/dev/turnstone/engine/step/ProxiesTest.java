package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.model.cluster.ClusterEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ProxiesTest {
    private static final ClusterEndpoint AWAY = ClusterEndpoint.of("http://127.0.0.1:1");

    @TempDir private Path home;

    @Test
    void aProxyThatWasEditedToAnotherAddressListensThereAndNoMoreWhereItWas() throws Exception {
        int first = freePort();
        int second = freePort();
        try (Proxies proxies = new Proxies(home)) {
            proxies.stand("all", "a", at(first, "one", false), AWAY);
            proxies.stand("all", "b", at(first, "one", false), AWAY);
            proxies.stand("all", "a", at(second, "two", false), AWAY);
            proxies.stand("all", "b", at(second, "two", false), AWAY);

            assertThat(isListening(second)).isTrue();
            assertThat(isListening(first)).isFalse();
            assertThat(Files.exists(home.resolve("two"))).isTrue();
            proxies.leave("all", "a");
            assertThat(isListening(second)).isTrue();
            proxies.leave("all", "b");
            assertThat(isListening(second)).isFalse();
        }
    }

    @Test
    void aProxyEndsWhereAnEditLeavesTheRecordingToOthers() throws Exception {
        int port = freePort();
        try (Proxies proxies = new Proxies(home)) {
            proxies.stand("all", "a", at(port, "one", false), AWAY);
            proxies.stand("all", "a", at(port, "one", true), AWAY);
            assertThat(isListening(port)).isFalse();
        }
    }

    private Capture.Proxy at(int port, String log, boolean external) {
        return new Capture.Proxy(
                "127.0.0.1:" + port, Optional.of(home.resolve(log).toString()), external);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
