package dev.turnstone.app.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Screenshots.Looks;
import dev.turnstone.app.ui.UiTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/// How the pages of a run look in each state; the pictures are in target/screenshots.
@UiTest
class RunPagesPicturesTest {
    private static final String[] PAGES = {"workflow", "capture", "backfill", "parity"};
    private static final String SAME =
            "{\"documents\":1204000,\"identical\":1204000,\"missing\":0,\"extra\":0,\"older\":0,\"newer\":0,\"different\":0,\"inFlight\":0,\"repaired\":3,\"parity\":\"proven\",\"indices\":[{\"index\":\"orders-2023\",\"parity\":\"proven\"},{\"index\":\"orders-2024\",\"parity\":\"proven\"},{\"index\":\"customers\",\"parity\":\"proven\"},{\"index\":\"logs-2026.11\",\"parity\":\"proven\"}]}";
    private static final String BROKEN =
            "{\"documents\":1204000,\"identical\":1203870,\"missing\":112,\"extra\":4,\"older\":9,\"newer\":0,\"different\":9,\"inFlight\":0,\"repaired\":0,\"parity\":\"broken\",\"indices\":[{\"index\":\"orders-2023\",\"parity\":\"proven\"},{\"index\":\"orders-2024\",\"parity\":\"broken\",\"examples\":[{\"kind\":\"MISSING\",\"shard\":2,\"id\":\"o-771204\",\"sourceRevision\":3298534970411,\"targetVersion\":-1,\"note\":\"\"},{\"kind\":\"OLDER\",\"shard\":0,\"id\":\"o-118\",\"sourceRevision\":3298534971007,\"targetVersion\":3298534968552,\"note\":\"\"},{\"kind\":\"DIFFERENT\",\"shard\":1,\"id\":\"o-5521\",\"sourceRevision\":3298534970999,\"targetVersion\":3298534970999,\"note\":\"/price: 12.5 and 12.50\"}]},{\"index\":\"logs-2026.11\",\"parity\":\"not provable\",\"reason\":\"the source was restored from a snapshot meanwhile\"}]}";
    private static final String REFUSED =
            "{\"targets\":[{\"target\":\"prod-os\",\"groups\":[{\"number\":1,\"index\":\"customers\",\"stage\":\"TARGET\",\"type\":\"mapper_parsing_exception\",\"reason\":\"failed to parse field [born] of type [date]: '31.02.1984'\",\"count\":9},{\"number\":2,\"index\":\"customers\",\"stage\":\"TARGET\",\"type\":\"illegal_argument_exception\",\"reason\":\"Limit of total fields [1000] has been exceeded\",\"count\":3}]}]}";
    private static final String CARRIED =
            "{\"read\":%d,\"written\":%d,\"repeated\":0,\"newerOnTarget\":214,\"suspect\":0,\"failed\":%d,\"skipped\":{},\"seconds\":66.1}";

    @Test
    void everyPageHasItsPictureWhileARunIsUnderWay() {
        try (PageShow show = new PageShow()) {
            show.play(110, SampleRun::running, PAGES);
            pictures(show, Looks.ONE, "running");
            assertThat(show.failures()).isEmpty();
        }
    }

    @Test
    @Tag("soak")
    void everyPageHasItsPictureInEveryState() {
        try (PageShow show = new PageShow()) {
            pictures(show, Looks.EVERY, "empty");
            show.play(110, SampleRun::running, PAGES);
            pictures(show, Looks.EVERY, "running");
            show.tab(Looks.EVERY, "backfill-shards", "backfill", 1);
            show.engine().running(failed()).answer("refused", REFUSED);
            show.pass(Duration.ofSeconds(1));
            pictures(show, Looks.EVERY, "failed");
            show.tab(Looks.EVERY, "backfill-refused", "backfill", 2);
            show.tab(Looks.EVERY, "parity-indices", "parity", 1);
            show.tab(Looks.EVERY, "parity-located", "parity", 2);
            show.engine().running(done());
            show.pass(Duration.ofSeconds(1));
            pictures(show, Looks.EVERY, "done");
            assertThat(show.failures()).isEmpty();
        }
    }

    @Test
    @Tag("soak")
    void captureByProxiesHasItsPicturesToo() {
        try (PageShow show = new PageShow()) {
            show.play(110, second -> SampleRun.running(second).byProxies(), "capture");
            show.picture(Looks.EVERY, "capture-proxies-running", "capture");
            show.tab(Looks.EVERY, "capture-proxies", "capture", 1);
            show.tab(Looks.EVERY, "capture-canaries", "capture", 2);
            show.tab(Looks.EVERY, "capture-completeness", "capture", 3);
            show.engine().refuse("step:" + SampleRun.id("proxy-capture", "orders"));
            for (int second = 0; second < 12; second++) {
                show.pass(Duration.ofSeconds(1));
            }
            show.tab(Looks.EVERY, "capture-silent", "capture", 1);
            show.engine()
                    .running(
                            SampleRun.running()
                                    .byProxies()
                                    .set(SampleRun.id("proxy-capture", "orders"), "failed", "")
                                    .set(SampleRun.id("proxy-capture", "customers"), "failed", "")
                                    .state("failed"));
            show.pass(Duration.ofSeconds(1));
            show.tab(Looks.EVERY, "capture-completeness-ended", "capture", 3);
            assertThat(show.failures()).isEmpty();
        }
    }

    private static void pictures(PageShow show, Looks looks, String state) {
        for (String page : PAGES) {
            show.picture(looks, page + "-" + state, page);
        }
    }

    private static SampleRun failed() {
        return SampleRun.failed()
                .note(
                        "shop/prove/prod-os",
                        "failed",
                        "Parity is not proven: of 1,204,000 documents 112 missing, 4 extra, 9 older, 0 newer, 9 different, 0 in flight.",
                        "See each index in the step's log; retry from the backfill, or repair by \u201cturnstone verify --repair\u201d.")
                .result("shop/prove/prod-os", BROKEN)
                .result(
                        SampleRun.id("backfill", "customers"),
                        CARRIED.formatted(212_000, 211_774, 12));
    }

    private static SampleRun done() {
        SampleRun run = SampleRun.done().result("shop/prove/prod-os", SAME);
        for (String group : new String[] {"orders", "customers", "logs"}) {
            run.result(SampleRun.id("backfill", group), CARRIED.formatted(401_333, 401_119, 0));
            run.result(
                    SampleRun.id("capture", group),
                    "{\"rounds\":88,\"read\":4120,\"written\":4120}");
            run.result(SampleRun.id("replay", group), "{\"lagMs\":640,\"failed\":0}");
        }
        return run;
    }
}
