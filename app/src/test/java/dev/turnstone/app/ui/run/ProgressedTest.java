package dev.turnstone.app.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressedTest {
    @Test
    void numbersAreReadFromWhatStepsTell() {
        assertThat(Progressed.of("612400 documents, 9412/s"))
                .contains(new Progressed(612_400, 9_412, 0));
        assertThat(Progressed.of("42 rounds, 1204 documents"))
                .contains(new Progressed(1_204, 0, 42));
        assertThat(Progressed.of("asking the clusters")).isEmpty();
        assertThat(Progressed.of("")).isEmpty();
    }
}
