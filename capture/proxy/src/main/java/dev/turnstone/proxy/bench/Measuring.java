package dev.turnstone.proxy.bench;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// One row: the load runs, and what it cost each of the parts is read before and after. One thread.
final class Measuring {
    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;
    private static final double NEARLY_ALL = 0.85;
    private static final int WARM_CONNECTIONS = 8;
    private static final int MOST_TIMES = 40;

    private static final Duration NONE = Duration.ZERO;

    private final CaptureSizes sizes;
    private final Child load;
    private final Child stub;
    private final double diskMbPerSecond;

    Measuring(CaptureSizes sizes, Child load, Child stub, double diskMbPerSecond) {
        this.sizes = sizes;
        this.load = load;
        this.stub = stub;
        this.diskMbPerSecond = diskMbPerSecond;
    }

    /// Until neither the programs of ours nor the broker have anything left to compile for what
    /// comes, reading back included.
    void warmUp(Way way) {
        for (Load each : Load.values()) {
            var offer = new CaptureBench.Offer(each.name(), each, 0);
            Calm calm = new Calm(compileMillis(way), sizes.warmUp());
            for (int i = 0; i < MOST_TIMES && !calm.isReached(); i++) {
                run(way, offer, WARM_CONNECTIONS, sizes.warmUp());
                count(way, told(way));
                calm.look(compileMillis(way));
            }
        }
    }

    private static long compileMillis(Way way) {
        ProxyPart.@Nullable Told told =
                way.child() == null || way.tally() == null
                        ? null
                        : way.child().ask("state", ProxyPart.Told.class);
        long broker = way.broker().map(Broker::compileMillis).orElse(0L);
        return (told == null ? 0 : told.compileMillis()) + broker;
    }

    CaptureRow row(
            Way way, CaptureBench.Offer offer, int connections, CaptureBench.Ceiling ceiling) {
        Writeback.await();
        LoadResult warm = run(way, offer, connections, sizes.warmUp());
        Duration before = cpu(way.child());
        Duration loadBefore = load.cpu();
        Duration stubBefore = stub.cpu();
        Duration brokerBefore = brokerCpu(way);
        long began = System.nanoTime();
        LoadResult seen = run(way, offer, connections, sizes.measured());
        double seconds = (System.nanoTime() - began) / NANOS;
        double all = Math.max(1, seen.sent());
        double cpu = seconds(cpu(way.child()).minus(before));
        double loadCpu = seconds(load.cpu().minus(loadBefore));
        double stubCpu = seconds(stub.cpu().minus(stubBefore));
        double brokerCpu = seconds(brokerCpu(way).minus(brokerBefore));
        double bytes = offer.load().bytes();
        double megabytes = seen.perSecond() * bytes / MEGA;
        ProxyPart.@Nullable Told told = told(way);
        LogTally.@Nullable Count count = count(way, told);
        return new CaptureRow(
                way.name(),
                offer.name(),
                connections,
                seen.perSecond(),
                "requests/s",
                megabytes,
                ceiling.ratio(seen.perSecond()),
                seen.p50Micros(),
                seen.p99Micros(),
                ceiling.added(seen.p99Micros()),
                cpu,
                cpu * MICROS / all,
                loadCpu * MICROS / all,
                stubCpu * MICROS / all,
                way.broker().isPresent() ? brokerCpu * MICROS / all : null,
                boundBy(
                        offer,
                        cpu + loadCpu + stubCpu + brokerCpu,
                        seconds,
                        way.tally() == null ? 0 : megabytes),
                way.child() == null ? null : way.child().residentMb(),
                told == null ? null : told.peakHeapBytes() / MEGA,
                seen.requests(),
                seen.broken() + warm.broken(),
                count == null ? null : count.exchanges(),
                count == null ? null : count.missed(),
                count == null ? null : count.unsaid());
    }

    private LoadResult run(Way way, CaptureBench.Offer offer, int connections, Duration measured) {
        LoadOrder order =
                new LoadOrder(
                        way.port(),
                        offer.load().name(),
                        connections,
                        offer.perSecond(),
                        Duration.ZERO,
                        measured);
        return load.ask(order, LoadResult.class);
    }

    private String boundBy(CaptureBench.Offer offer, double cpu, double seconds, double megabytes) {
        if (offer.perSecond() > 0) {
            return "offer";
        }
        if (cpu / seconds > NEARLY_ALL * Runtime.getRuntime().availableProcessors()) {
            return "processors";
        }
        return megabytes > NEARLY_ALL * diskMbPerSecond ? "disk" : "waiting";
    }

    /// What the proxy says once everything it took is durable.
    private static ProxyPart.@Nullable Told told(Way way) {
        Child child = way.child();
        if (child == null || way.tally() == null) {
            return null;
        }
        ProxyPart.Told told = child.ask("state", ProxyPart.Told.class);
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (told.recordsDurable() < told.recordsTaken() && System.nanoTime() < deadline) {
            told = child.ask("state", ProxyPart.Told.class);
        }
        return told;
    }

    private static LogTally.@Nullable Count count(Way way, ProxyPart.@Nullable Told told) {
        LogTally tally = way.tally();
        return tally == null || told == null ? null : tally.count(told.requests());
    }

    private static Duration brokerCpu(Way way) {
        return way.broker().map(Broker::cpu).orElse(NONE);
    }

    private static Duration cpu(@Nullable Child child) {
        return child == null ? NONE : child.cpu();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
