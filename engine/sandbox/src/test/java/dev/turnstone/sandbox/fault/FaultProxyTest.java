package dev.turnstone.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class FaultProxyTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int SHORT = 300;
    private static final int LONG = 30_000;

    private EchoServer echo;
    private FaultProxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        echo = EchoServer.start();
        proxy = FaultProxy.before(new InetSocketAddress(LOOPBACK, echo.port()));
        client = new Socket(LOOPBACK, proxy.port());
        client.setSoTimeout(LONG);
        assertThat(exchange("hello")).isEqualTo("hello");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        proxy.close();
        echo.close();
    }

    @Test
    void aDelayMakesAnswersLate() throws IOException {
        proxy.turn(new Fault.Delay(Duration.ofMillis(100)));
        long start = System.nanoTime();
        assertThat(exchange("late")).isEqualTo("late");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aCutResetsOpenConnectionsAndNewOnes() throws IOException {
        proxy.turn(new Fault.Cut());
        assertThatThrownBy(() -> exchange("lost")).isInstanceOf(SocketException.class);
        try (Socket another = new Socket(LOOPBACK, proxy.port())) {
            another.setSoTimeout(LONG);
            assertThatThrownBy(() -> exchange(another, "lost")).isInstanceOf(SocketException.class);
        }
        proxy.heal();
        try (Socket another = new Socket(LOOPBACK, proxy.port())) {
            assertThat(exchange(another, "again")).isEqualTo("again");
        }
    }

    @Test
    void aCutInTheMiddleLetsTheBeginningOfTheAnswerThrough() throws IOException {
        proxy.turn(new Fault.Cut(8));
        client.getOutputStream().write("world".getBytes(StandardCharsets.UTF_8));
        assertThat(client.getInputStream().readNBytes(3)).asString().isEqualTo("wor");
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class);
    }

    @Test
    void halfOpenLetsTheRequestArriveAndLosesTheAnswer() throws Exception {
        proxy.turn(new Fault.HalfOpen());
        client.setSoTimeout(SHORT);
        assertThatThrownBy(() -> exchange("unanswered")).isInstanceOf(SocketTimeoutException.class);
        echo.awaitReceived("hellounanswered");
        client.setSoTimeout(LONG);
        proxy.heal();
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class);
    }

    @Test
    void aBlackHoleKeepsEverythingUntilItIsHealed() throws IOException {
        proxy.turn(new Fault.BlackHole());
        client.setSoTimeout(SHORT);
        assertThatThrownBy(() -> exchange("held")).isInstanceOf(SocketTimeoutException.class);
        assertThat(echo.received()).isEqualTo("hello");
        client.setSoTimeout(LONG);
        proxy.heal();
        assertThat(client.getInputStream().readNBytes(4)).asString().isEqualTo("held");
    }

    @Test
    void slowLetsSoManyBytesPerSecondThrough() throws IOException {
        proxy.turn(new Fault.Slow(50));
        long start = System.nanoTime();
        assertThat(exchange("0123456789")).isEqualTo("0123456789");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void garbageChangesAnswersTheSameWayForTheSameSeed() throws IOException {
        proxy.turn(new Fault.Garbage(7));
        String sent = "a".repeat(1000);
        String received = exchange(sent);
        assertThat(received).hasSize(1000).isNotEqualTo(sent);
        assertThat(echo.received()).isEqualTo("hello" + sent);
    }

    private String exchange(String text) throws IOException {
        return exchange(client, text);
    }

    private static String exchange(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        byte[] answer = socket.getInputStream().readNBytes(text.length());
        if (answer.length < text.length()) {
            throw new SocketException("ended");
        }
        return new String(answer, StandardCharsets.ISO_8859_1);
    }
}
