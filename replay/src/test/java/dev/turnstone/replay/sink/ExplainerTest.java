package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExplainerTest {
    @Test
    void theCurrentVersionIsReadBehindAnIdThatImitatesIt() {
        assertThat(
                        Explainer.currentVersion(
                                "[current version [7]]: version conflict, current version"
                                        + " [36028797018963968] is higher or equal to the one"
                                        + " provided [5]"))
                .isEqualTo(36028797018963968L);
    }

    @Test
    void aReasonWithoutAVersionIsNotGuessedAt() {
        assertThat(Explainer.currentVersion("no version here")).isEqualTo(-1);
        assertThat(Explainer.currentVersion("current version [x]")).isEqualTo(-1);
        assertThat(Explainer.currentVersion("current version [7")).isEqualTo(-1);
    }
}
