package dev.turnstone.engine.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.Auth;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.Tuple;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.replay.shadow.Choice;
import dev.turnstone.replay.shadow.ShadowPlan;
import dev.turnstone.replay.shadow.ShadowStatus;
import dev.turnstone.replay.shadow.ShadowWorker;
import dev.turnstone.replay.shadow.TupleCodec;
import dev.turnstone.replay.shadow.TupleLog;
import dev.turnstone.replay.traffic.LoggedExchanges;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.front.Access;
import dev.turnstone.sandbox.front.Front;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads that went through a proxy, sent again to a real target that asks who we are.
@RealServers
class ShadowTest {
    private static final int READS = 20;
    private static final Choice DOCUMENTS =
            new Choice(
                    Set.of(),
                    Pattern.compile("/shadowed/_doc/.*"),
                    IndexPatterns.of("*"),
                    1,
                    false);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir private Path home;

    private final AtomicReference<Instant> replayed = new AtomicReference<>(Instant.EPOCH);

    @Test
    void readsGoAsWhoWeAreOnceTheTargetHasCaughtUpAndCanBeSteered(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        record(source);
        write(target.url(), new Auth.None());
        try (Front front = Front.plain(target.url(), new Access.Basic("shadow", "s3cret"));
                ClusterClient to = client(front.url(), basic("shadow", "s3cret"))) {
            try (TupleLog tuples = TupleLog.to(LogPlace.of(tuples("waiting")).writer());
                    ShadowWorker shadow = shadow(to, tuples, "waiting", 0)) {
                shadow.start();
                await(shadow, status -> status.waiting() == READS);
                assertThat(shadow.status().sent()).isZero();

                replayed.set(Instant.MAX);
                await(shadow, status -> status.tuples() == READS);
            }
            assertThat(read("waiting")).hasSize(READS).allSatisfy(ShadowTest::requireSame);

            try (TupleLog tuples = TupleLog.to(LogPlace.of(tuples("steered")).writer());
                    ShadowWorker shadow = shadow(to, tuples, "steered", 1e-6)) {
                shadow.start();
                await(shadow, status -> status.tuples() == 1);
                assertThat(shadow.status().sent()).isOne();

                shadow.pause();
                shadow.speed(0);
                assertThat(shadow.status().paused()).isTrue();
                assertThat(shadow.status().sent()).isOne();

                shadow.resume();
                await(shadow, status -> status.tuples() == READS);
                assertThat(shadow.isAtEnd() || shadow.status().waiting() == 0).isTrue();
            }
            assertThat(read("steered")).hasSize(READS).allSatisfy(ShadowTest::requireSame);

            sendAndEnd(to, status -> status.sent() == READS);
            sendAndEnd(to, status -> status.read() == 0 && status.sent() == 0);
            assertThat(read("ended")).hasSize(READS);
        }
    }

    /// Ends before what came of it was durable; who goes on after that sends nothing again.
    private void sendAndEnd(ClusterClient to, Predicate<ShadowStatus> until) {
        try (TupleLog tuples = TupleLog.to(LogPlace.of(tuples("ended")).unhurried().writer());
                ShadowWorker shadow = shadow(to, tuples, "ended", 0)) {
            shadow.start();
            await(shadow, status -> until.test(status) && (status.sent() > 0 || shadow.isAtEnd()));
        }
    }

    private static void requireSame(Tuple tuple) {
        assertThat(tuple.trouble()).isNull();
        SeenAnswer answer = Objects.requireNonNull(tuple.target());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().bytes().text()).contains("\"v\":1");
        assertThat(tuple.sent().headers())
                .noneMatch(header -> header.name().equalsIgnoreCase("authorization"));
    }

    /// A client that is known to the source alone writes a document, and reads it again and again.
    private void record(SearchServer source) {
        try (TrafficLogWriter log = LogPlace.of(traffic()).writer();
                Proxy proxy =
                        Proxy.start(
                                ProxyPlan.of(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                        List.of(URI.create(source.url())),
                                        new byte[] {1}),
                                log)) {
            String url = "http://127.0.0.1:" + proxy.address().getPort();
            write(url, basic("client", "of the source"));
            try (ClusterClient client = client(url, basic("client", "of the source"))) {
                for (int i = 0; i < READS; i++) {
                    client.json(ClusterRequest.get("/shadowed/_doc/1"));
                }
            }
        }
    }

    private static void write(String url, Auth as) {
        try (ClusterClient client = client(url, as)) {
            client.json(ClusterRequest.put("/shadowed/_doc/1", "{\"v\":1}"));
        }
    }

    private ShadowWorker shadow(ClusterClient to, TupleLog tuples, String name, double speed) {
        var log =
                new LoggedExchanges(
                        new Exchanges(
                                LogPlace.of(traffic()).reader(name),
                                AssemblySettings.DEFAULT,
                                InstantSource.system()));
        return new ShadowWorker(
                log, to, tuples, ShadowPlan.USUAL.of(DOCUMENTS).at(speed, 0), replayed::get);
    }

    private List<Tuple> read(String name) {
        List<Tuple> all = new ArrayList<>();
        try (TrafficLogReader reader = LogPlace.of(tuples(name)).look()) {
            for (Optional<Logged> next = reader.next(Duration.ZERO);
                    next.isPresent();
                    next = reader.next(Duration.ZERO)) {
                all.add(TupleCodec.decode(next.get().bytes()));
            }
        }
        return all;
    }

    private static void await(ShadowWorker shadow, Predicate<ShadowStatus> wished) {
        boolean came =
                Wait.until(LONG, () -> shadow.trouble() != null || wished.test(shadow.status()));
        assertThat(shadow.trouble()).isNull();
        assertThat(came).as("%s", shadow.status()).isTrue();
    }

    private static ClusterClient client(String url, Auth as) {
        return ClusterClient.open(ClusterEndpoint.of(url).withAuth(as));
    }

    private static Auth basic(String user, String password) {
        return new Auth.Basic(user, Secret.of(password));
    }

    private String traffic() {
        return home.resolve("traffic").toString();
    }

    private String tuples(String name) {
        return home.resolve("tuples-" + name).toString();
    }
}
