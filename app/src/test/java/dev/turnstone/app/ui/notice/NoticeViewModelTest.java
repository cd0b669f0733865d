package dev.turnstone.app.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Bench;
import dev.turnstone.app.ui.PastRuns;
import dev.turnstone.app.ui.settings.Remembered;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.theme.Tone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

class NoticeViewModelTest {
    @TempDir private Path home;

    @Test
    void whatFailedWhileNobodyLookedIsToldAtTheNextStart() throws Exception {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).current("prod");
            past.run("prod", PastRuns.SNAPSHOT, "");
        }
        Remembered nothing = Remembered.nothing();
        Settings.of(home)
                .keep(
                        new Remembered(
                                nothing.appearance(),
                                nothing.place(),
                                "home",
                                Map.of("prod", "1 running")));
        try (Bench bench = Bench.in(home)) {
            NoticeViewModel model = new NoticeViewModel(bench.desk());
            bench.until(() -> !model.notices().isEmpty());

            Notice told = model.notices().getFirst();
            assertThat(told.tone()).isEqualTo(Tone.BAD);
            assertThat(told.text()).contains("While you were away").contains("prod");
            assertThat(model.states()).containsEntry("prod", "1 failed");
            model.dismiss(told);
            assertThat(model.notices()).isEmpty();
        }
    }

    @Test
    void whatWasSeenBeforeIsNotToldAgain() throws Exception {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).current("prod");
            past.run("prod", "", "");
        }
        try (Bench bench = Bench.in(home)) {
            NoticeViewModel model = new NoticeViewModel(bench.desk());
            bench.until(() -> model.states().containsKey("prod"));

            assertThat(model.notices()).isEmpty();
        }
    }
}
