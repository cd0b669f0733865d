package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.feed.SessionState;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.engine.host.RunView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class EndingTest {
    private static final String PROXY = "shop/proxy-capture/orders/prod-os";

    private final FakeDesk desk = new FakeDesk();

    @ParameterizedTest
    @ValueSource(strings = {"paused", "cancelled", "failed"})
    void aProxyThatStandsIsAskedForWhateverBecameOfTheRun(String state) {
        Ending ending = of(proxied("paused").state(state));

        assertThat(ending.isNothing()).isFalse();
        assertThat(ending.withProxies()).containsExactly("prod");
    }

    @Test
    void aRunThatFailedStillFollowsByWhatServes() {
        Ending ending = of(SampleRun.failed());

        assertThat(ending.busy()).containsExactly("prod");
        assertThat(ending.proxies()).isEmpty();
    }

    @Test
    void whatIsOverOrTornDownIsNotAskedFor() {
        assertThat(of(SampleRun.done()).isNothing()).isTrue();
        assertThat(of(proxied("succeeded").state("succeeded")).isNothing()).isTrue();
        assertThat(of(proxied("rolled-back").state("rolled-back")).isNothing()).isTrue();
        assertThat(of(SampleRun.planned("orders").byProxies().state("paused")).isNothing())
                .isTrue();
    }

    @Test
    void aProxyThatWasNeverBegunOrIsToBeginAnewDoesNotStand() {
        assertThat(of(SampleRun.planned("orders").byProxies().coming(PROXY)).proxies()).isEmpty();
        assertThat(of(proxied("not-started").state("paused")).proxies()).isEmpty();
    }

    @Test
    void aProxyOfAStepThatLeftThePlanStandsAsWell() {
        RunView run = proxied("paused").state("paused").view();
        RunView edited =
                new RunView(
                        run.session(),
                        run.run(),
                        run.state(),
                        run.driven(),
                        run.rehearsal(),
                        run.version(),
                        List.of(),
                        run.steps(),
                        run.counts(),
                        run.newIndices(),
                        run.proxies());

        Ending ending =
                Ending.of(
                        new FeedSnapshot(
                                Instant.EPOCH.plusSeconds(1),
                                "prod",
                                List.of(new SessionState("prod", "", Optional.of(edited))),
                                ""));

        assertThat(ending.withProxies()).containsExactly("prod");
    }

    @Test
    void aProxyThatNobodyTellsOfIsTakenForOurs() {
        Ending ending = of(proxied("paused").state("paused"));
        desk.engine().refuse("step:" + PROXY);

        assertThat(ending.ours(desk.engine()).proxies()).hasSize(1);
    }

    @Test
    void whatAnotherProcessDrivesDoesNotEndHere() {
        assertThat(of(SampleRun.running().resting()).isNothing()).isTrue();
    }

    @Test
    void proxiesThatRunElsewhereStay() {
        Ending ending = of(proxied("paused").state("paused"));
        capture("{\\\"external\\\":false,\\\"kind\\\":\\\"proxy\\\"}");
        assertThat(ending.ours(desk.engine()).proxies()).hasSize(1);

        capture("{\\\"external\\\":true,\\\"kind\\\":\\\"proxy\\\"}");

        assertThat(ending.ours(desk.engine()).isNothing()).isTrue();
    }

    private void capture(String inputs) {
        desk.engine().answer("step:" + PROXY, "{\"inputs\":{\"capture\":\"" + inputs + "\"}}");
    }

    private static SampleRun proxied(String state) {
        return SampleRun.planned("orders").byProxies().set(PROXY, state, "");
    }

    private Ending of(SampleRun run) {
        return Ending.of(desk.snapshot(run));
    }
}
