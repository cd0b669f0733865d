package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.Warnings;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.proxy.ProxyState;
import dev.turnstone.sandbox.process.Wait;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class ProxiesTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ClusterEndpoint AWAY = ClusterEndpoint.of("http://127.0.0.1:1");
    private static final ClusterEndpoint ELSEWHERE = ClusterEndpoint.of("http://127.0.0.1:3");

    private static final String CANARY = "/.turnstone-canary-all/_doc";

    @TempDir private Path home;

    @Test
    void aProxyThatWasEditedToAnotherAddressListensThereAndNoMoreWhereItWas() throws Exception {
        int first = freePort();
        int second = freePort();
        try (Proxies proxies = new Proxies(home)) {
            proxies.stand("all", "a", at(first, "one", false), () -> AWAY);
            proxies.stand("all", "b", at(first, "one", false), () -> AWAY);
            proxies.stand("all", "a", at(second, "two", false), () -> AWAY);
            proxies.stand("all", "b", at(second, "two", false), () -> AWAY);

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
            proxies.stand("all", "a", at(port, "one", false), () -> AWAY);
            proxies.stand("all", "a", at(port, "one", true), () -> AWAY);
            assertThat(isListening(port)).isFalse();
        }
    }

    /// Clients that were cut off for it come back to what stood before.
    @Test
    void anEditedProxyThatDoesNotComeToStandLeavesTheOneBeforeStandingAgain() throws Exception {
        int port = freePort();
        try (Proxies proxies = new Proxies(home);
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            proxies.stand("all", "a", at(port, "one", false), () -> AWAY);
            Capture.Proxy edited = at(taken.getLocalPort(), "two", false);

            assertThatThrownBy(() -> proxies.stand("all", "a", edited, () -> AWAY))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
            assertThat(isListening(port)).isTrue();

            proxies.leave("all", "a");
            assertThat(isListening(port)).isFalse();
        }
    }

    @Test
    void aProxyBeforeOtherNodesTakesThePlaceOfTheOneThatStood() throws Exception {
        int port = freePort();
        try (Proxies proxies = new Proxies(home)) {
            proxies.stand("all", "a", at(port, "one", false), () -> AWAY);
            proxies.stand("all", "a", at(port, "one", false), () -> ELSEWHERE);
            assertThat(proxies.state("all").orElseThrow().nodes())
                    .extracting(ProxyState.NodeState::url)
                    .containsExactly(ELSEWHERE.uri().toString());
        }
    }

    @Test
    void whatKeepsAProxyFromStandingIsToldOnceHoweverOftenItIsTried() throws Exception {
        int port = freePort();
        var tries = new AtomicInteger();
        try (Warnings warnings = Warnings.of(Proxies.class.getName());
                Proxies proxies = new Proxies(home, Duration.ofMillis(1))) {
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                proxies.standAgain("all", "a", at(port, "one", false), () -> counted(tries));
                assertThat(Wait.until(LONG, () -> tries.get() > 3)).isTrue();
                assertThat(proxies.addresses()).containsExactly("127.0.0.1:" + port);
            }
            assertThat(Wait.until(LONG, () -> proxies.stands("all"))).isTrue();
            assertThat(warnings.all())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("does not stand yet", "127.0.0.1:" + port);
        }
    }

    @Test
    void aProxyThatIsTakenOverEndsWhereNobodyWantsItAndElseKeepsItsConnections() throws Exception {
        int kept = freePort();
        int left = freePort();
        Proxies before = new Proxies(home);
        before.stand("kept", "a", at(kept, "one", false), () -> AWAY);
        before.stand("left", "b", at(left, "two", false), () -> AWAY);
        try (Proxies after = new Proxies(home);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), kept)) {
            after.takeOver(before);
            before.close();
            after.standAgain("kept", "c", at(kept, "one", false), () -> AWAY);
            after.endWhatNobodyWants();
            assertThat(isListening(left)).isFalse();
            assertThat(Wait.until(LONG, () -> isServed(client))).isTrue();
            assertThat(isListening(kept)).isTrue();
            assertThat(Wait.until(LONG, () -> !after.isWanted("c"))).isTrue();
            after.leave("kept", "a");
            assertThat(isListening(kept)).isTrue();
            after.leave("kept", "c");
            assertThat(isListening(kept)).isFalse();
        }
    }

    /// As the run that took over knows it; the one before is told of no edit any more.
    @Test
    void canariesOfAProxyThatWasTakenOverComeAsTheLastWhoStoodIt() throws Exception {
        var asked = new AtomicInteger();
        int port = freePort();
        Proxies before = new Proxies(home);
        try (PaperCluster paper = new PaperCluster("7.10.2", false);
                Proxies after = new Proxies(home)) {
            ClusterEndpoint source = ClusterEndpoint.of(paper.url());
            before.stand("all", "a", at(port, "one", false), () -> source);
            assertThat(Wait.until(LONG, () -> !paper.asked("PUT", CANARY).isEmpty())).isTrue();
            after.takeOver(before);
            before.close();
            after.stand(
                    "all",
                    "a",
                    at(port, "one", false),
                    () -> {
                        asked.incrementAndGet();
                        return source;
                    });
            int standing = asked.get();
            after.leave("all", "a");
            assertThat(paper.asked("DELETE", "/.turnstone-canary-all")).hasSize(2);
            assertThat(asked.get()).isGreaterThan(standing);
        }
    }

    private static ClusterEndpoint counted(AtomicInteger tries) {
        tries.incrementAndGet();
        return AWAY;
    }

    /// An answer comes over a connection that was there before: here that nobody is behind.
    private static boolean isServed(Socket client) {
        try {
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return client.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
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
