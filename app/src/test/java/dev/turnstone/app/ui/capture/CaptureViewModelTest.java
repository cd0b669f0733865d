package dev.turnstone.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.app.ui.theme.Tone;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class CaptureViewModelTest {
    private static final String ORDERS = SampleRun.id("proxy-capture", "orders");
    private static final String CUSTOMERS = SampleRun.id("proxy-capture", "customers");

    private final FakeDesk desk = new FakeDesk();
    private final CaptureViewModel model = new CaptureViewModel(desk.desk(), Texts.of("controls"));

    @Test
    void withoutARunNothingFollows() {
        model.update(desk.nothing());

        assertThat(model.followersProperty().get()).isEmpty();
    }

    @Test
    void eachFollowerTellsWhatItCarriedAndWhatCatchingUpMeasured() {
        model.update(
                desk.snapshot(
                        SampleRun.running()
                                .result(SampleRun.id("replay", "customers"), "{\"lagMs\":812}")));

        Follower orders = model.followersProperty().get().getFirst();
        Follower customers = model.followersProperty().get().get(1);
        assertThat(orders.carried()).isEqualTo(1_204);
        assertThat(orders.lagMillis()).isEqualTo(Follower.UNKNOWN);
        assertThat(customers.lagMillis()).isEqualTo(812);
    }

    @Test
    void whatIsBroughtOverPerSecondIsDrawn() {
        model.update(desk.snapshot(SampleRun.running()));
        desk.pass(Duration.ofSeconds(2));
        model.update(
                desk.snapshot(
                        SampleRun.running()
                                .counted(SampleRun.id("capture", "orders"), 1_304, -1, 0)));

        assertThat(model.rate()).isEqualTo(50);
    }

    @Test
    void whoLooksCloselySeesProxiesHolesAndTheLagOfNow() {
        String step = SampleRun.id("capture", "orders");
        var now = desk.snapshot(SampleRun.running());
        desk.engine()
                .answer(
                        "step:" + step,
                        "{\"live\":{\"proxy\":{\"name\":\"shop\",\"mode\":\"forward\",\"capture\":\"RECORDING\",\"connections\":4,"
                                + "\"traffic\":{\"requests\":90,\"changes\":30,\"kinds\":{\"bulk\":30,\"search\":60}},"
                                + "\"recording\":{\"changesMissed\":0},\"nodes\":[{\"url\":\"http://es:9200\",\"healthy\":true}]},"
                                + "\"following\":{\"lagMs\":77,\"canaries\":[{\"proxy\":\"shop\",\"live\":false,\"arrived\":7,\"answeredMs\":4,\"readMs\":9,\"doneMs\":30,\"seenMs\":41}],"
                                + "\"holesFound\":[{\"index\":\"orders\",\"shard\":1,\"cause\":\"BYPASS\",\"operations\":3},"
                                + "{\"index\":\"orders\",\"shard\":1,\"cause\":\"UNANSWERED\",\"operations\":2}]},"
                                + "\"seen\":[{\"index\":\"orders\",\"shard\":0,\"operations\":60},{\"index\":\"orders\",\"shard\":1,\"operations\":40}]}}");
        model.update(now);
        model.look(now);
        model.update(now);

        assertThat(model.proxies())
                .singleElement()
                .satisfies(proxy -> assertThat(proxy.nodes()).isEqualTo("✓ http://es:9200"));
        assertThat(model.canaries())
                .singleElement()
                .satisfies(
                        canary -> {
                            assertThat(canary.seen()).isEqualTo(41);
                            assertThat(canary.look().tone()).isEqualTo(Tone.BAD);
                        });
        assertThat(model.bypassed()).isEqualTo(3);
        assertThat(model.shards())
                .filteredOn(shard -> shard.index().equals("orders"))
                .extracting(ShardFollowed::shard, ShardFollowed::seen, ShardFollowed::holes)
                .containsExactly(tuple(1L, 40L, 5L), tuple(0L, 60L, 0L));
        assertThat(model.shards().getFirst().causes())
                .containsOnly(entry("bypass", 3L), entry("unanswered", 2L));
        assertThat(model.shards().getFirst().look().tone()).isEqualTo(Tone.WARNING);
        assertThat(model.shards().getLast().look().tone()).isEqualTo(Tone.GOOD);
        assertThat(model.followersProperty().get().getFirst().lagMillis()).isEqualTo(77);
    }

    @Test
    void whatIsFollowedBySequenceNumbersIsSeenUpToItsNumber() {
        var now = desk.snapshot(SampleRun.running());
        model.update(now);
        model.look(now);

        assertThat(model.shards())
                .filteredOn(shard -> shard.index().equals("orders-2025"))
                .extracting(ShardFollowed::upTo)
                .startsWith(88_120L);
        assertThat(model.shards().getFirst().holes()).isZero();
        assertThat(model.shards().getFirst().seen())
                .isEqualTo(model.shards().getFirst().upTo() + 1);
    }

    @Test
    void whatEndedRecordsNothingAndIsOnTimeNoMore() {
        sees(proxies());
        assertThat(model.proxies()).isNotEmpty();
        assertThat(model.canaries()).isNotEmpty();
        assertThat(model.shards().getFirst().look().tone()).isEqualTo(Tone.GOOD);

        sees(proxies().set(ORDERS, "failed", "").set(CUSTOMERS, "paused", ""));

        assertThat(model.proxies()).isEmpty();
        assertThat(model.canaries()).isEmpty();
        assertThat(model.shards())
                .isNotEmpty()
                .allSatisfy(shard -> assertThat(shard.look().label()).isEqualTo("before"));
        assertThat(model.silentProperty().get()).isEmpty();
    }

    @Test
    void whatDoesNotAnswerIsNotShownAsOfNow() {
        sees(proxies());
        Instant heard = desk.desk().clock().instant();
        assertThat(model.followersProperty().get().getFirst().lagMillis()).isEqualTo(212);

        for (int second = 0; second < 12; second++) {
            seesNothingCloser();
        }

        assertThat(model.silentProperty().get()).hasValue(heard);
        assertThat(model.proxies()).isEmpty();
        assertThat(model.canaries()).isEmpty();
        assertThat(model.followersProperty().get().getFirst().lagMillis())
                .isEqualTo(Follower.UNKNOWN);

        sees(proxies());
        assertThat(model.silentProperty().get()).isEmpty();
        assertThat(model.proxies()).isNotEmpty();
    }

    @Test
    void whoWasElsewhereIsToldOfNoSilenceButSeesNothingOfBefore() {
        sees(proxies());
        desk.pass(Duration.ofMinutes(3));

        seesNothingCloser();

        assertThat(model.silentProperty().get()).isEmpty();
        assertThat(model.proxies()).isEmpty();
    }

    private static SampleRun proxies() {
        return SampleRun.running().byProxies();
    }

    private void sees(SampleRun run) {
        desk.pass(Duration.ofSeconds(1));
        look(desk.snapshot(run));
    }

    /// The run is told, its steps are not.
    private void seesNothingCloser() {
        desk.pass(Duration.ofSeconds(1));
        FeedSnapshot now = desk.snapshot(proxies());
        desk.engine().refuse("step:" + ORDERS);
        look(now);
    }

    private void look(FeedSnapshot now) {
        model.update(now);
        model.look(now);
        model.update(now);
    }
}
