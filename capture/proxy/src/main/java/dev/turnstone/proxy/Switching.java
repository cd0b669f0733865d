package dev.turnstone.proxy;

import dev.turnstone.log.record.RecordEncoder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Brings a proxy before other nodes. Any thread; one after the other.
final class Switching {
    private static final Logger LOG = LoggerFactory.getLogger(Switching.class);

    private final Proxy proxy;
    private final Upstream upstream;
    private final HealthCheck health;
    private final RecordEncoder encoder;
    private final ReentrantLock alone = new ReentrantLock();

    /// Guarded by `alone`.
    private final Set<String> source = new HashSet<>();

    private volatile @Nullable String elsewhere;

    Switching(Proxy proxy, Upstream upstream, HealthCheck health, RecordEncoder encoder) {
        this.proxy = proxy;
        this.upstream = upstream;
        this.health = health;
        this.encoder = encoder;
        source.addAll(names(upstream.nodes()));
    }

    /// The nodes that requests go to where these are not the source's.
    @Nullable String elsewhere() {
        return elsewhere;
    }

    /// Holds requests, waits for those in flight, and lets them in to other nodes. When those in
    /// flight take too long everything stays as it was, and the answer is false. Canaries end here:
    /// so does the way that they measure. Blocks.
    boolean to(List<Node> next, boolean areSource, Duration atMost) throws InterruptedException {
        alone.lockInterruptibly();
        try {
            next.forEach(health::look);
            Control.Mode before = proxy.mode();
            proxy.hold();
            boolean isDone = false;
            try {
                isDone = proxy.awaitIdle(atMost) && proxy.awaitCanaryGone(atMost);
                if (isDone) {
                    become(next, areSource);
                }
                return isDone;
            } finally {
                proxy.become(isDone ? Control.Mode.OPEN : before);
            }
        } finally {
            alone.unlock();
        }
    }

    /// Nothing is in flight: each record before this is of the nodes before, each one behind it of
    /// the next.
    private void become(List<Node> next, boolean areSource) {
        List<String> names = names(next);
        if (areSource) {
            source.addAll(names);
        }
        String other = source.containsAll(names) ? null : String.join(" ", names);
        encoder.passesTo(other);
        elsewhere = other;
        upstream.become(next);
        LOG.info(
                "Requests go to {} from now on{}",
                next,
                other == null ? "" : ", and are recorded as passed elsewhere than to the source");
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream().map(Node::toString).toList();
    }
}
