package dev.turnstone.app.ui.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.parity.Proof.Bucket;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.app.ui.theme.Tone;

import org.junit.jupiter.api.Test;

class ParityViewModelTest {
    private static final String ALL_SAME =
            "{\"documents\":500,\"identical\":500,\"missing\":0,\"extra\":0,\"older\":0,\"newer\":0,\"different\":0,\"inFlight\":0,\"repaired\":2,\"parity\":\"proven\",\"indices\":[{\"index\":\"orders-2024\",\"parity\":\"proven\"}]}";
    private static final String SOME_MISSING =
            "{\"documents\":500,\"identical\":488,\"missing\":12,\"extra\":1,\"parity\":\"broken\",\"indices\":[]}";

    private final FakeDesk desk = new FakeDesk();
    private final ParityViewModel model = new ParityViewModel(desk.desk(), Texts.of("controls"));

    @Test
    void withoutARunThereIsNoProof() {
        model.update(desk.nothing());

        assertThat(model.shownProperty().get().planned()).isFalse();
    }

    @Test
    void beforeTheProofEndsNothingIsClaimed() {
        model.update(desk.snapshot(SampleRun.running()));

        assertThat(model.shownProperty().get().tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(model.shownProperty().get().verdict()).isEqualTo("Not proven yet");
        assertThat(model.shownProperty().get().buckets()).isEmpty();
    }

    @Test
    void oneProofOfThreeIsNotTheProof() {
        model.update(
                desk.snapshot(
                        SampleRun.running()
                                .done("orders", "validate")
                                .result(SampleRun.id("validate", "orders"), ALL_SAME)));

        assertThat(model.shownProperty().get().verdict()).isEqualTo("Not proven yet");
        assertThat(model.shownProperty().get().evidence()).contains("500 of 500");
    }

    @Test
    void aProofThatWasTakenBackProvesNothingAnyMore() {
        model.update(
                desk.snapshot(
                        SampleRun.done()
                                .result("shop/prove/prod-os", ALL_SAME)
                                .set("shop/prove/prod-os", "rolled-back", "")));

        ParityViewModel.Shown shown = model.shownProperty().get();
        assertThat(shown.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(shown.verdict()).isEqualTo("Not proven yet");
        assertThat(shown.buckets()).isEmpty();
    }

    @Test
    void theLastProofStandsForAll() {
        model.update(
                desk.snapshot(
                        SampleRun.done()
                                .result(SampleRun.id("validate", "orders"), ALL_SAME)
                                .result("shop/prove/prod-os", ALL_SAME)));

        ParityViewModel.Shown shown = model.shownProperty().get();
        assertThat(shown.tone()).isEqualTo(Tone.GOOD);
        assertThat(shown.buckets()).containsEntry(Bucket.IDENTICAL, 500L);
        assertThat(shown.repaired()).isEqualTo(2);
        assertThat(shown.indices()).hasSize(1);
    }

    @Test
    void aBrokenProofSaysWhatToDo() {
        model.update(
                desk.snapshot(
                        SampleRun.done()
                                .note(
                                        "shop/prove/prod-os",
                                        "failed",
                                        "Parity is not proven: 12 missing",
                                        "See each index.")
                                .result("shop/prove/prod-os", SOME_MISSING)));

        ParityViewModel.Shown shown = model.shownProperty().get();
        assertThat(shown.tone()).isEqualTo(Tone.BAD);
        assertThat(shown.evidence()).contains("12 missing");
        assertThat(shown.remedy()).isEqualTo("See each index.");
        assertThat(shown.buckets()).containsEntry(Bucket.MISSING, 12L);
        assertThat(shown.proofs().getLast().documents()).isEqualTo(500);
    }

    @Test
    void aRepairIsToldBeforeItIsDoneAndWhatCameOfIt() {
        model.update(
                desk.snapshot(
                        SampleRun.done()
                                .result(
                                        "shop/prove/prod-os",
                                        "{\"documents\":500,\"identical\":488,\"missing\":12,\"extra\":0,\"parity\":\"broken\",\"indices\":[{\"index\":\"orders\",\"parity\":\"broken\",\"examples\":[{\"kind\":\"MISSING\",\"shard\":1,\"id\":\"a7\",\"sourceRevision\":9,\"targetVersion\":-1,\"note\":\"\"}]}]}")));
        assertThat(model.shownProperty().get().located())
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo("missing"));
        desk.engine().answer("repair", "{\"parity\":\"proven\",\"repaired\":12}");

        var consequences = model.repair(model.repairable().orElseThrow());
        assertThat(consequences.lines()).containsExactly("Missing on target: 12");
        assertThat(desk.engine().asked("repair")).isEmpty();
        model.act(consequences);

        assertThat(desk.engine().asked("repair").getFirst().path("step").asString(""))
                .isEqualTo("shop/prove/prod-os");
        assertThat(model.repairingProperty().get()).contains("12 documents").contains("proven");
        assertThat(model.busyProperty().get()).isFalse();

        model.update(
                new dev.turnstone.app.ui.feed.FeedSnapshot(
                        desk.desk().clock().instant(), "gamma", java.util.List.of(), ""));
        assertThat(model.repairingProperty().get()).isEmpty();
    }
}
