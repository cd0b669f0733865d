package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.app.ui.theme.Tone;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class ThreeQuestionsTest {
    private static final String PROVEN =
            "{\"documents\":500,\"identical\":500,\"parity\":\"proven\"}";
    private static final String BROKEN =
            "{\"documents\":500,\"identical\":488,\"missing\":12,\"parity\":\"broken\"}";
    private static final String ORDERS = SampleRun.id("validate", "orders");
    private static final String LOGS = SampleRun.id("validate", "logs");

    private final SampleRun run = SampleRun.planned("orders", "logs");

    @Test
    void aProofThatFailedIsNotHiddenByOneThatDidNot() {
        run.note(ORDERS, "failed", "Parity is not proven", "See each index.")
                .set(LOGS, "succeeded", "")
                .result(LOGS, PROVEN);

        assertThat(same().tone()).isEqualTo(Tone.BAD);
        assertThat(same().answer()).isEqualTo("Not the same");
        assertThat(same().evidence()).contains("orders");
    }

    @Test
    void oneProofOfTwoIsNotTheProof() {
        run.set(ORDERS, "succeeded", "").result(ORDERS, PROVEN);

        assertThat(same().tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(same().answer()).isEqualTo("Not proven yet");
        assertThat(same().evidence()).isEqualTo("1 of 2 groups proven");
    }

    @Test
    void allGroupsProvenAreTheProof() {
        proven("succeeded");

        assertThat(same().tone()).isEqualTo(Tone.GOOD);
        assertThat(same().evidence()).isEqualTo("1,000 documents compared");
    }

    @Test
    void theLastProofStandsForAllThatWereBeforeIt() {
        proven("succeeded-with-waivers");
        run.result(LOGS, BROKEN).set("shop/prove/prod-os", "succeeded", "");
        assertThat(same().tone()).isEqualTo(Tone.BAD);

        run.result("shop/prove/prod-os", PROVEN);

        assertThat(same().tone()).isEqualTo(Tone.GOOD);
        assertThat(same().evidence()).isEqualTo("500 documents compared");
    }

    @Test
    void whatWasTakenBackIsNotTheSameAnyMore() {
        proven("rolled-back");
        run.set("shop/prove/prod-os", "rolled-back", "")
                .result("shop/prove/prod-os", PROVEN)
                .state("rolled-back");

        assertThat(same().tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(same().answer()).isEqualTo("Not proven yet");
    }

    private void proven(String state) {
        for (String step : new String[] {ORDERS, LOGS}) {
            run.set(step, state, "").result(step, PROVEN);
        }
    }

    private Question same() {
        return ThreeQuestions.of(Texts.of("ui"), Optional.of(run.view())).same();
    }
}
