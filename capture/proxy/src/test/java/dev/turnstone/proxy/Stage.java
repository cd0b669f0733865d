package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.TrafficRecord.Recorded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A proxy between raw clients and a stub source, with a log in memory.
final class Stage implements AutoCloseable {
    static final byte[] KEY =
            "a key for tests".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    final MemoryLog log = new MemoryLog();
    final StubSource source;
    final Proxy proxy;

    Stage(StubSource source) {
        this(source, plan -> plan);
    }

    Stage(StubSource source, UnaryOperator<ProxyPlan> changes) {
        this.source = source;
        this.proxy = Proxy.start(changes.apply(plan(List.of(source.uri()))), log);
    }

    static ProxyPlan plan(List<URI> nodes) {
        return ProxyPlan.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), nodes, KEY);
    }

    static UnaryOperator<ProxyPlan> when(WhenFull full) {
        return plan -> plan.withRecording(plan.recording().withWhenFull(full));
    }

    RawClient client() throws IOException {
        return new RawClient(proxy.address());
    }

    /// All exchanges of the log, once there are so many.
    List<Recorded> exchanges(int count) {
        await(() -> log.all(Recorded.class).size() >= count);
        assertThat(log.all(Recorded.class)).hasSize(count);
        return log.all(Recorded.class);
    }

    /// Nothing is connected and everything that was sent on is settled, and so recorded.
    void awaitIdle() {
        await(() -> proxy.state().connections() == 0 && proxy.state().inFlight() == 0);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            try {
                Thread.sleep(Duration.ofNanos(200_000));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        source.close();
        proxy.close();
    }
}
