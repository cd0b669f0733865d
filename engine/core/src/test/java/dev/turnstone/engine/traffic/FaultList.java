package dev.turnstone.engine.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.traffic.Live.Proof;
import dev.turnstone.engine.traffic.Live.Setting;
import dev.turnstone.engine.traffic.Live.Trouble;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.fault.Fault;
import dev.turnstone.sandbox.fault.FaultProxy;
import dev.turnstone.sandbox.traffic.Traffic;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Each fault that may come between clients and target, while all kinds of writes go on, writes by
/// query among them, and a backfill runs beside the replay. In the end both hold the same. Between
/// which servers, and over which log, is the tests'.
abstract class FaultList {
    private static final int CLIENTS = 32;
    private static final int KILLS = 10;
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir private Path home;

    /// Where the copy of the traffic goes.
    enum Log {
        SEGMENTS,
        KAFKA
    }

    final Setting setting(Log log, KafkaServer kafka) {
        String place =
                switch (log) {
                    case SEGMENTS -> home.resolve("traffic").toString();
                    case KAFKA -> "kafka:" + kafka.bootstrap() + "/traffic-" + System.nanoTime();
                };
        return Setting.of(place).clients(CLIENTS);
    }

    final Setting segments() {
        return Setting.of(home.resolve("traffic").toString()).clients(CLIENTS);
    }

    /// Each time only once it has gone on for a while.
    final void killTheReplay(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting)) {
            Trouble kills =
                    clients -> {
                        for (int kill = 0; kill < KILLS; kill++) {
                            Live.goOn(clients, SOON);
                            live.killReplay();
                            live.follow(source.url());
                        }
                    };
            live.through(LENGTH, kills, source.url()).requireNoBypass().requireUnnoticed();
        }
    }

    /// The first never comes back: that it fell silent explains what it had not recorded.
    final void killAProxyOfTwo(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting)) {
            live.fill(source.url());
            Child one = live.proxy("one", source.url());
            Child two = live.proxy("two", source.url());
            live.follow(source.url());
            Proof proof = live.during(LENGTH, killing(one), one, two);
            assertThat(proof.clients().ambiguous()).isPositive();
            live.awaitNoBypass(Duration.ofMinutes(3));
        }
    }

    final void killTheOnlyProxy(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting)) {
            live.fill(source.url());
            Child one = live.proxy("one", source.url());
            live.follow(source.url());
            try (Traffic traffic = live.clients(SOON.multipliedBy(2), one)) {
                live.backfill();
                killing(one).happen(traffic);
                var _ = traffic.await();
            }
            Child two = live.proxy("one", source.url());
            try (Traffic traffic = live.clients(LENGTH, two)) {
                var _ = live.prove(traffic).requireNoBypass();
            }
        }
    }

    final void endKafka(SearchServer source, SearchServer target, KafkaServer kafka)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting(Log.KAFKA, kafka))) {
            Trouble away = away(kafka::kill, Duration.ofSeconds(20), kafka::restart);
            live.through(LENGTH, away, source.url()).requireNoBypass().requireUnnoticed();
        }
    }

    /// The proxy may make no file longer, which is what a full disk does to a log.
    final void fillTheDisk(SearchServer source, SearchServer target) throws Exception {
        try (Live live = Live.of(source, target, home, segments().queue(256 << 10))) {
            Trouble full =
                    away(
                            () -> fileSize(live.firstProxy(), "1000"),
                            Duration.ofSeconds(20),
                            () -> fileSize(live.firstProxy(), "unlimited"));
            Proof proof = live.through(LENGTH, full, source.url()).requireNoBypass();
            proof.requireUnnoticed();
            assertThat(proof.holes("GAP", ".*", -1)).isPositive();
        }
    }

    final void slowTheSource(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting);
                FaultProxy way = FaultProxy.before(source.url())) {
            Trouble slow =
                    away(
                            () -> way.turn(new Fault.Delay(Duration.ofMillis(300))),
                            Duration.ofSeconds(30),
                            way::heal);
            live.through(LENGTH, slow, way.url()).requireNoBypass().requireUnnoticed();
        }
    }

    final void endTheTarget(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting)) {
            Trouble away = away(target::kill, Duration.ofSeconds(30), target::restart);
            live.through(LENGTH, away, source.url()).requireNoBypass().requireUnnoticed();
        }
    }

    final void killANode(SearchCluster source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting.replicas(1))) {
            Trouble once = away(source.node(1)::kill, SOON, source.node(1)::restart);
            Trouble twice =
                    clients -> {
                        for (int kill = 0; kill < 2; kill++) {
                            once.happen(clients);
                            Live.goOn(clients, SOON);
                        }
                    };
            Proof proof =
                    live.through(LENGTH, twice, source.node(0).url(), source.node(1).url())
                            .requireNoBypass();
            assertThat(proof.holes("FAILOVER", ".*", -1)).isPositive();
        }
    }

    final void writePastTheProxy(SearchServer source, SearchServer target, Setting setting)
            throws Exception {
        try (Live live = Live.of(source, target, home, setting)) {
            live.fill(source.url());
            Child proxy = live.proxy("one", source.url());
            Bypass.create(live.source);
            live.follow(source.url());
            try (Traffic traffic = live.clients(LENGTH, proxy)) {
                live.backfill();
                List<Long> past = Bypass.write(source.url(), Live.url(proxy), 400);
                Proof proof = live.prove(traffic);
                for (int shard = 0; shard < past.size(); shard++) {
                    assertThat(proof.holes("BYPASS", Bypass.INDEX, shard))
                            .as("shard %s of %s", shard, proof.replays())
                            .isEqualTo(past.get(shard));
                }
                assertThat(proof.holes("BYPASS", "(?!" + Bypass.INDEX + ").*", -1)).isZero();
            }
        }
    }

    /// Away for so long, in the middle of what clients do.
    private static Trouble away(Doing end, Duration length, Doing begin) {
        return clients -> {
            Live.goOn(clients, SOON);
            end.run();
            Live.goOn(clients, length);
            begin.run();
        };
    }

    private static Trouble killing(Child proxy) {
        return clients -> {
            Live.goOn(clients, SOON);
            proxy.kill();
        };
    }

    private interface Doing {
        void run() throws Exception;
    }

    private static void fileSize(Child of, String most) throws IOException, InterruptedException {
        int exit =
                new ProcessBuilder(
                                "prlimit",
                                "--pid",
                                Long.toString(of.pid()),
                                "--fsize=" + most + ":")
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(exit).isZero();
    }
}
