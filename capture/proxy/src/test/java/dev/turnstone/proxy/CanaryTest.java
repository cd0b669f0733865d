package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

class CanaryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final CanaryPlan PLAN =
            CanaryPlan.of(Duration.ofMillis(50), CanaryPlan.indexOf("My Proxy"), Optional.empty());

    @Test
    void aCanaryGoesTheWayOfClientsAndIsMarkedInFrontOfItsRecord() {
        try (Stage stage = new Stage(StubSource.echo())) {
            stage.proxy.sendCanaries(PLAN);
            Stage.await(() -> canaries(stage).size() >= 2 && marks(stage).size() >= 2);
            Recorded first = canaries(stage).getFirst();
            CanaryMark mark = marks(stage).getFirst();
            assertThat(mark.key()).isEqualTo(first.key());
            assertThat(mark.every()).isEqualTo(PLAN.every());
            assertThat(first.exchange().request().body().bytes().text())
                    .isEqualTo("{\"sent\":\"" + mark.sent() + "\"}");
            assertThat(first.exchange().request().target())
                    .isEqualTo("/.turnstone-canary-my-proxy/_doc/canary");
            List<TrafficRecord> all = stage.log.records();
            assertThat(all.indexOf(first)).isGreaterThan(all.indexOf(first(all)));
            Stage.await(
                    () ->
                            Metrics.text(stage.proxy.state())
                                    .contains("turnstone_proxy_canary_live 1"));
        }
    }

    @Test
    void aLoginThatChangesIsUsedFromTheNextCanaryOn() {
        var login = new AtomicReference<>("Bearer old");
        try (Stage stage = new Stage(StubSource.echo())) {
            stage.proxy.sendCanaries(
                    new CanaryPlan(
                            PLAN.every(),
                            PLAN.index(),
                            () ->
                                    Optional.of(
                                            Secret.of(
                                                    known(Objects.requireNonNull(login.get()))))));
            Stage.await(() -> seen(stage.source).contains("Authorization: Bearer old"));
            login.set("Bearer new");
            Stage.await(() -> seen(stage.source).contains("Authorization: Bearer new"));
            login.set("");
            Stage.await(() -> trouble(stage) != null);
            assertThat(trouble(stage)).contains("as whom to send it is not known: The spec names");
        }
    }

    private static String known(String login) {
        if (login.isEmpty()) {
            throw new TurnstoneException("The spec names no cluster x any more.", "Put it back.");
        }
        return login;
    }

    @Test
    void whatOnlyLooksLikeACanaryIsOrdinaryTraffic() throws IOException {
        try (Stage stage = new Stage(StubSource.echo());
                RawClient client = stage.client()) {
            stage.proxy.sendCanaries(PLAN);
            Stage.await(() -> !canaries(stage).isEmpty());
            String used = tag(canaries(stage).getFirst());
            String forged = "99 " + NOW + " " + "0".repeat(64);
            for (String each : List.of(used, forged, "", "nonsense")) {
                client.send(put("/.turnstone-canary-my-proxy/_doc/forged", each)).answer();
            }
            Stage.await(() -> forged(stage).size() == 4);
            assertThat(marks(stage).stream().map(CanaryMark::key).toList())
                    .doesNotContainAnyElementsOf(
                            forged(stage).stream().map(Recorded::key).toList());
        }
    }

    @Test
    void whatCanariesLeftGoesWithTheProxy() {
        Stage stage = new Stage(StubSource.echo());
        stage.proxy.sendCanaries(PLAN);
        Stage.await(() -> live(stage));
        stage.proxy.close();
        Recorded last = stage.log.all(Recorded.class).getLast();
        assertThat(last.exchange().request().method()).isEqualTo("DELETE");
        assertThat(last.exchange().request().target()).isEqualTo("/.turnstone-canary-my-proxy");
        stage.source.close();
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException("ended before", e);
        }
    }

    /// One that is cut off is at the source already, and may make the index anew.
    @Test
    void aCanaryThatIsUnderWayIsAnsweredBeforeWhatCanariesLeftGoes() throws Exception {
        var write = new CountDownLatch(1);
        StubSource source =
                StubSource.that(
                        connection -> {
                            String head = connection.head();
                            connection.body(StubSource.length(head));
                            if (head.contains("/_doc/canary")) {
                                awaited(write);
                            }
                            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                        });
        try (Stage stage = new Stage(source)) {
            stage.proxy.sendCanaries(PLAN);
            Stage.await(() -> seen(source).contains("/_doc/canary"));
            Thread closing = Thread.ofVirtual().start(stage.proxy::close);
            Stage.await(() -> closing.getState() == Thread.State.TIMED_WAITING);
            assertThat(seen(source).split("DELETE ", -1)).hasSize(2);
            write.countDown();
            assertThat(closing.join(Duration.ofMinutes(1))).isTrue();
            String last = seen(source);
            assertThat(last.lastIndexOf("DELETE ")).isGreaterThan(last.lastIndexOf("PUT "));
            assertThat(stage.log.all(Recorded.class).getLast().exchange().request().method())
                    .isEqualTo("DELETE");
        }
    }

    @Test
    void canariesGoOnWhereASwitchDoesNotHappen() throws Exception {
        StubSource source =
                StubSource.that(
                        connection -> {
                            String head = connection.head();
                            if (head.startsWith("GET /slow")) {
                                connection.drain();
                            } else {
                                connection.body(StubSource.length(head));
                                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                            }
                        });
        try (Stage stage = new Stage(source);
                StubSource other = StubSource.echo();
                RawClient client = stage.client()) {
            stage.proxy.sendCanaries(PLAN);
            Stage.await(() -> live(stage));
            client.send("GET /slow HTTP/1.1\r\n\r\n");
            Stage.await(() -> seen(source).contains("GET /slow"));
            assertThat(stage.proxy.switchTo(List.of(other.uri()), Duration.ofMillis(100)))
                    .isFalse();
            int before = canaries(stage).size();
            Stage.await(() -> canaries(stage).size() > before && live(stage));
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void whatCanariesLeftGoesWithASwitchThoughRequestsAreHeld() throws Exception {
        try (Stage stage = new Stage(StubSource.echo());
                StubSource other = StubSource.echo()) {
            stage.proxy.sendCanaries(PLAN);
            Stage.await(() -> live(stage));
            stage.proxy.hold();
            Stage.await(() -> trouble(stage) != null);
            long begun = System.nanoTime();
            assertThat(stage.proxy.switchTo(List.of(other.uri()), Duration.ofSeconds(20))).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(8));
            String seen = seen(stage.source);
            assertThat(seen.lastIndexOf("DELETE /.turnstone-canary-my-proxy "))
                    .isGreaterThan(seen.lastIndexOf("PUT /.turnstone-canary-my-proxy"));
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void withoutASourceCanariesAreTold() {
        try (Stage stage = new Stage(StubSource.echo())) {
            stage.source.close();
            stage.proxy.sendCanaries(PLAN);
            Stage.await(() -> trouble(stage) != null);
            assertThat(trouble(stage)).startsWith("The newest canary got no answer");
            assertThat(live(stage)).isFalse();
        }
    }

    @Test
    void aTagIsGoodForOnceAndForItsOwnKeyAlone() {
        CanaryTag ours = new CanaryTag();
        String tag = ours.next(NOW);
        assertThat(new CanaryTag().sentAt(tag)).isEmpty();
        assertThat(ours.sentAt(tag.replace("678Z", "679Z"))).isEmpty();
        assertThat(ours.sentAt(tag)).contains(NOW);
        assertThat(ours.sentAt(tag)).isEmpty();
        assertThat(ours.sentAt(ours.next(NOW))).contains(NOW);
    }

    private static TrafficRecord first(List<TrafficRecord> all) {
        return all.stream()
                .filter(TrafficRecord.Canary.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static String seen(StubSource source) {
        return new String(source.seen(), StandardCharsets.ISO_8859_1);
    }

    private static List<Recorded> canaries(Stage stage) {
        return puts(stage, "/_doc/canary");
    }

    private static List<Recorded> forged(Stage stage) {
        return puts(stage, "/_doc/forged");
    }

    private static List<Recorded> puts(Stage stage, String end) {
        return stage.log.all(Recorded.class).stream()
                .filter(each -> each.exchange().request().target().endsWith(end))
                .toList();
    }

    private static List<CanaryMark> marks(Stage stage) {
        return stage.log.all(TrafficRecord.Canary.class).stream()
                .flatMap(each -> CanaryMark.of(each).stream())
                .toList();
    }

    private static boolean live(Stage stage) {
        CanaryState state = stage.proxy.state().canary();
        return state != null && state.live();
    }

    private static @Nullable String trouble(Stage stage) {
        CanaryState state = stage.proxy.state().canary();
        return state == null ? null : state.trouble();
    }

    private static String tag(Recorded canary) {
        return canary.exchange().request().headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(CanaryTag.HEADER))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    private static String put(String target, String tag) {
        return "PUT "
                + target
                + " HTTP/1.1\r\nHost: a\r\n"
                + CanaryTag.HEADER
                + ": "
                + tag
                + "\r\nContent-Length: 2\r\n\r\n{}";
    }
}
