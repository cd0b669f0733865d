package dev.turnstone.proxy;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.proxy.ProxyState.NodeState;
import dev.turnstone.proxy.loops.Loops;

import io.netty.channel.EventLoopGroup;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A running proxy. Any thread; the log belongs to whoever gave it and outlives the proxy.
public final class Proxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);
    private static final Duration MEND_EVERY = Duration.ofMillis(20);
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);
    private static final Duration TICK_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final Duration LAST_RECEIPTS = Duration.ofSeconds(5);

    private final ProxyPlan plan;
    private final Meters meters = new Meters();
    private final InstantSource time = InstantSource.system();
    private final RecordEncoder encoder;
    private final LogFeed feed;
    private final LogRecorder recorder;
    private final Control control;
    private final Upstream upstream;
    private final HealthCheck health;
    private final SourceTls sourceTls;
    private final Door door;
    private final EventLoopGroup loops;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("proxy-timer").daemon().factory());

    private final Switching switching;
    private volatile @Nullable Canary canary;

    private Proxy(ProxyPlan plan, TrafficLogWriter log) {
        this.plan = plan;
        long incarnation = time.millis();
        encoder = new RecordEncoder(new Origin(plan.name(), incarnation));
        feed = new LogFeed(log, encoder, plan.recording().whenFull(), time);
        recorder = new LogRecorder(plan.recording(), encoder, feed, time);
        control = new Control(feed, plan.refusesUpgrades());
        sourceTls = new SourceTls(plan.source().tls());
        upstream = new Upstream(nodes(plan.source().nodes()), sourceTls, plan.limits().connect());
        health = HealthCheck.start(upstream, plan.limits().connect());
        switching = new Switching(this, upstream, health, encoder);
        loops = Loops.of(plan.loops());
        var around = new Surroundings(control, upstream, recorder, meters, plan.limits());
        door = new Door(plan.listening(), around, loops);
    }

    /// Listens, and records into this log.
    public static Proxy start(ProxyPlan plan, TrafficLogWriter log) {
        Proxy proxy = new Proxy(plan, log);
        try {
            proxy.begin();
            return proxy;
        } catch (RuntimeException e) {
            proxy.close();
            throw e;
        }
    }

    /// Where it listens: the port that was found where none was asked for.
    public InetSocketAddress address() {
        return door.address();
    }

    public ProxyState state() {
        LogFeed.Account account = feed.account();
        Canary sending = canary;
        return new ProxyState(
                plan.name(),
                control.mode().name().toLowerCase(Locale.ROOT),
                account.state(),
                account.state() == CaptureState.RECORDING && account.pendingBytes() >= 0
                        ? null
                        : feed.trouble(),
                meters.connections.get(),
                meters.inFlight.sum(),
                traffic(),
                new ProxyState.Recording(
                        account.recordsTaken(),
                        account.recordsDurable(),
                        account.exchangesMissed(),
                        account.changesMissed(),
                        account.gaps(),
                        recorder.leftOut(),
                        account.pendingBytes(),
                        recorder.heldBytes()),
                upstream.nodes().stream()
                        .map(node -> new NodeState(node.toString(), node.isHealthy()))
                        .toList(),
                switching.elsewhere(),
                sending == null ? null : sending.state());
    }

    /// Sends writes of its own from now on, by which lag and liveness are told.
    public void sendCanaries(CanaryPlan wanted) {
        Canary sending =
                new Canary(
                        wanted,
                        new CanaryCall(address(), plan.listening().tls().isPresent(), wanted),
                        time);
        recorder.knows(sending);
        control.knows(sending);
        canary = sending;
        sending.start();
    }

    /// New requests wait until [#release]; what is in flight goes on.
    public void hold() {
        become(Control.Mode.HOLDING);
    }

    /// Requests are let in again.
    public void release() {
        become(Control.Mode.OPEN);
    }

    /// New requests are turned away, so that clients use another proxy; [#release] takes it back.
    public void drain() {
        become(Control.Mode.DRAINING);
    }

    /// Waits until nothing is in flight; false when that took too long. Blocks.
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (meters.inFlight.sum() > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /// Lets requests in to other nodes, as [Switching] says; what passes there is told in the log
    /// as passed elsewhere, but for nodes that the proxy began with. Blocks.
    public boolean switchTo(List<URI> others, Duration atMost) throws InterruptedException {
        return switching.to(nodes(others), false, atMost);
    }

    /// The same to other nodes of the source: what passes is recorded as before. Blocks.
    public boolean switchWithinSource(List<URI> others, Duration atMost)
            throws InterruptedException {
        return switching.to(nodes(others), true, atMost);
    }

    Control.Mode mode() {
        return control.mode();
    }

    /// What canaries left goes from the source that is still there, behind all other requests.
    boolean awaitCanaryGone(Duration atMost) throws InterruptedException {
        Canary sending = canary;
        if (sending == null) {
            return true;
        }
        sending.close();
        boolean isIdle = false;
        try {
            isIdle = awaitIdle(atMost);
        } finally {
            if (!isIdle) {
                sendCanaries(sending.plan());
            }
        }
        return isIdle;
    }

    /// Reads certificates and keys again; on trouble everything stays as it was.
    public void reload() {
        sourceTls.reload();
        door.reload();
    }

    /// Ends when what is in flight has been answered, or after a while.
    @Override
    public void close() {
        endCanaries();
        door.shut();
        drain();
        try {
            awaitIdle(LAST_ANSWERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        door.everyone(Passage::close);
        loops.shutdownGracefully(0, LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)
                .awaitUninterruptibly();
        health.close();
        timer.shutdownNow();
        tellOfEnd();
    }

    /// Without it readers take the end for a crash, which it is to them where records before it are
    /// missing or may still be lost.
    private void tellOfEnd() {
        try {
            if (feed.settle(LAST_RECEIPTS)) {
                feed.offerToAll(encoder.stopped(time.instant()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void become(Control.Mode next) {
        control.become(next);
        if (next != Control.Mode.HOLDING) {
            door.everyone(Passage::goOn);
        }
    }

    private void endCanaries() {
        Canary sending = canary;
        if (sending != null) {
            sending.close();
        }
    }

    private void begin() {
        List<String> nodes = upstream.nodes().stream().map(Node::toString).toList();
        feed.greet(encoder.started(time.instant(), nodes));
        every(MEND_EVERY, this::mend);
        every(ALIVE_EVERY, this::tellOfLife);
        every(TICK_EVERY, () -> door.everyone(passage -> passage.tick(System.nanoTime())));
        door.open();
    }

    /// So that readers of the log know a dead proxy from one without traffic.
    private void tellOfLife() {
        if (feed.state() == CaptureState.RECORDING) {
            feed.offerToAll(encoder.canary("", TrafficRecord.Canary.ALIVE, time.instant()));
        }
    }

    private void mend() {
        if (feed.mend()) {
            door.everyone(Passage::goOn);
        }
    }

    private void every(Duration period, Runnable task) {
        // Cancelled with the timer itself; its failures are told below.
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException | Error e) {
                                LOG.error("A task of the proxy's timer failed", e);
                            }
                        },
                        period.toNanos(),
                        period.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private ProxyState.Traffic traffic() {
        return new ProxyState.Traffic(
                meters.sum(Counted.REQUESTS),
                meters.sum(Counted.CHANGES),
                meters.sum(Counted.ANSWERED),
                meters.sum(Counted.UNANSWERED),
                meters.sum(Counted.REFUSED),
                meters.sum(Counted.UPGRADES_REFUSED),
                meters.sum(Counted.BYTES_IN),
                meters.sum(Counted.BYTES_OUT),
                meters.sum(Counted.CONNECT_FAILURES),
                meters.kinds());
    }

    private static List<Node> nodes(List<URI> uris) {
        return uris.stream().map(Node::of).toList();
    }
}
