package dev.turnstone.proxy.bench;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.proxy.ProxyState;
import dev.turnstone.proxy.loops.LoopPlan;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The proxy as it stands before a cluster.
final class ProxyPart implements AutoCloseable {
    private final TrafficLogWriter log;
    private final Proxy proxy;

    private ProxyPart(TrafficLogWriter log, Proxy proxy) {
        this.log = log;
        this.proxy = proxy;
    }

    static ProxyPart start(int source, String log) {
        InetAddress here = InetAddress.getLoopbackAddress();
        ProxyPlan plan =
                ProxyPlan.of(
                                new InetSocketAddress(here, 0),
                                List.of(
                                        URI.create(
                                                "http://" + here.getHostAddress() + ":" + source)),
                                "a key for benches".getBytes(StandardCharsets.US_ASCII))
                        .withLoops(LoopPlan.BOUND);
        TrafficLogWriter writer = LogPlace.of(log).writer();
        return new ProxyPart(writer, Proxy.start(plan, writer));
    }

    int port() {
        return proxy.address().getPort();
    }

    Told told() {
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
        ProxyState state = proxy.state();
        return new Told(
                state.traffic().requests(),
                state.recording().exchangesMissed(),
                state.recording().gaps(),
                state.recording().recordsTaken(),
                state.recording().recordsDurable(),
                heap,
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    @Override
    public void close() {
        proxy.close();
        log.close();
    }

    /// What the proxy says of itself. `peakHeapBytes` is the sum of the peaks of all parts of the
    /// heap, so never too little.
    record Told(
            long requests,
            long missed,
            long gaps,
            long recordsTaken,
            long recordsDurable,
            long peakHeapBytes,
            long compileMillis) {}
}
