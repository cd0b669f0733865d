package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(120)
class ThrottleTest {
    @Test
    void noMoreRequestsAreUnderWayThanAllowed() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(3);
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> {
                                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                            full.countDown();
                                            await(full);
                                            now.decrementAndGet();
                                            StubServer.json(out, 200, "{}");
                                        }));
                var client =
                        ClusterClient.open(
                                server.endpoint().withLimits(Limits.DEFAULT.withConcurrency(3)))) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 60; i++) {
                    threads.execute(() -> client.send(ClusterRequest.get("/a")));
                }
            }
            assertThat(most.get()).isEqualTo(3);
            assertThat(server.requests()).hasSize(60);
        }
    }

    @Test
    void requestsPerSecondAreKeptOverTheLongRun() throws Exception {
        var ticker = new FakeTicker();
        var bucket = new TokenBucket(50, ticker);
        long start = ticker.nanos();
        for (int i = 0; i < 1_000; i++) {
            bucket.take();
        }
        assertThat(Duration.ofNanos(ticker.nanos() - start))
                .isBetween(Duration.ofMillis(19_800), Duration.ofMillis(20_100));
    }

    @Test
    void aSilenceAllowsOnlyASmallBurst() throws Exception {
        var ticker = new FakeTicker();
        var bucket = new TokenBucket(100, ticker);
        bucket.take();
        ticker.sleep(Duration.ofHours(1));
        int waitsBefore = ticker.waits().size();
        for (int i = 0; i < 30; i++) {
            bucket.take();
        }
        assertThat(ticker.waits().size() - waitsBefore).isBetween(19, 21);
    }

    @Test
    void withoutALimitNobodyWaits() throws Exception {
        var ticker = new FakeTicker();
        var bucket = new TokenBucket(Limits.UNLIMITED, ticker);
        for (int i = 0; i < 1_000; i++) {
            bucket.take();
        }
        assertThat(ticker.waits()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
