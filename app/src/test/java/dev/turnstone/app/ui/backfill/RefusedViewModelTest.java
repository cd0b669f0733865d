package dev.turnstone.app.ui.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.HeldTasks;

import org.junit.jupiter.api.Test;

class RefusedViewModelTest {
    private static final String ONE =
            "{\"targets\":[{\"target\":\"prod-os\",\"groups\":[{\"number\":1,\"index\":\"orders\",\"stage\":\"TARGET\",\"type\":\"mapper_parsing_exception\",\"reason\":\"failed to parse [price]\",\"count\":12}]}]}";

    private final FakeDesk desk = new FakeDesk();
    private final RefusedViewModel model = new RefusedViewModel(desk.desk(), Texts.of("controls"));

    @Test
    void groupsAreAskedForOnceAsLongAsTheirNumberStays() {
        desk.engine().answer("refused", ONE);

        model.follow("prod", 7L, 12);
        model.follow("prod", 7L, 12);

        assertThat(desk.engine().asked("refused")).hasSize(1);
        assertThat(model.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.count()).isEqualTo(12));
    }

    @Test
    void whereNothingWasRefusedNobodyIsAsked() {
        model.follow("prod", 7L, 0);

        assertThat(desk.engine().asked("refused")).isEmpty();
        assertThat(model.groups()).isEmpty();
    }

    @Test
    void aRetrySaysWhatCameOfItAndLooksAgain() {
        desk.engine()
                .answer("refused", ONE)
                .answer("refused-retry", "{\"written\":11,\"newerOnTarget\":0,\"failed\":1}");
        model.follow("prod", 7L, 12);

        model.retry(model.groups().getFirst());

        assertThat(model.saidProperty().get()).contains("11 written").contains("1 refused again");
        assertThat(desk.engine().asked("refused")).hasSize(2);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void rowsOfAnotherSessionAreGoneBeforeItsOwnAreThere() {
        HeldTasks held = new HeldTasks();
        Desk now = desk.desk();
        RefusedViewModel slow =
                new RefusedViewModel(
                        new Desk(
                                now.home(),
                                now.engine(),
                                now.feed(),
                                held,
                                now.texts(),
                                now.navigator(),
                                now.clock(),
                                now.settings()),
                        Texts.of("controls"));
        desk.engine().answer("refused", ONE);
        slow.follow("prod", 7L, 12);
        held.release();
        assertThat(slow.groups()).hasSize(1);

        slow.follow("gamma", 7L, 3);
        assertThat(slow.groups()).isEmpty();

        slow.follow("delta", 7L, 0);
        held.release();
        assertThat(slow.groups()).isEmpty();
        assertThat(slow.busyProperty().get()).isFalse();
    }

    @Test
    void aTargetThatIsAwayIsToldAndTheButtonComesBack() {
        model.follow("prod", 7L, 12);

        assertThat(model.saidProperty().get()).contains("There is no refused.");
        assertThat(model.busyProperty().get()).isFalse();
    }
}
