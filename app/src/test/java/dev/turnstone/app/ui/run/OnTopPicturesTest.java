package dev.turnstone.app.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Screenshots.Looks;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.shell.ClosingStage;
import dev.turnstone.app.ui.shell.LosingDialog;
import dev.turnstone.app.ui.shell.WindowRoot;
import dev.turnstone.app.ui.task.ErrorDialog;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.model.TurnstoneException;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import javafx.stage.Window;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How the parts of the workflow page look, and what opens on top of a page.
@UiTest
@Tag("soak")
class OnTopPicturesTest {
    @Test
    void theListAndThePanelOfAStep() {
        try (PageShow show = new PageShow()) {
            show.play(30, SampleRun::running, "workflow");
            show.picture(Looks.EVERY, "workflow-list", "workflow", root -> fire(root, "#as-table"));
            show.forget("workflow");
            show.play(2, SampleRun::running, "workflow");
            for (int tab = 1; tab < 5; tab++) {
                int front = tab;
                show.picture(
                        Looks.EVERY,
                        "workflow-step-"
                                + new String[] {"inputs", "outputs", "log", "history"}[tab - 1],
                        "workflow",
                        root -> {
                            if (root.lookup(".step-panel .tab-pane") instanceof TabPane tabs) {
                                tabs.getSelectionModel().select(front);
                                return true;
                            }
                            return false;
                        });
            }
            assertThat(show.failures()).isEmpty();
        }
    }

    @Test
    void dialogsTellWhatAnActionDoesAndWhatWentWrong() {
        try (PageShow show = new PageShow()) {
            show.engine()
                    .answer(
                            "rollback",
                            "{\"wouldTakeBack\":[{\"step\":\"shop/backfill/orders/prod-os\",\"how\":\"its documents leave the target\"},{\"step\":\"shop/metadata/orders/prod-os\",\"how\":\"12 indices, 2 templates and 1 alias are removed again\"}]}");
            show.play(30, SampleRun::running, "workflow");
            show.picture(
                    Looks.EVERY, "dialog-approve", "workflow", root -> asks(root, "#step-approve"));
            show.picture(
                    Looks.EVERY,
                    "dialog-roll-back",
                    "workflow",
                    root -> asks(root, "#run-roll_back"));
            show.picture(
                    Looks.EVERY,
                    "dialog-error",
                    "workflow",
                    root -> {
                        if (Window.getWindows().size() == 1) {
                            ErrorDialog.show(
                                    root.getScene().getWindow(),
                                    show.desk().texts(),
                                    Failure.of(
                                            new TurnstoneException(
                                                    "Snapshot stopped at index orders-2024. The repository is full (0 B free). 212 of 340 indices are safe.",
                                                    "Free space, then resume: completed indices are not copied again.")));
                        }
                        return true;
                    });
            show.picture(Looks.EVERY, "question", "workflow", root -> asks(root, ".question"));
            assertThat(show.failures()).isEmpty();
        }
    }

    @Test
    void theProxiesOfACancelledRunAreEndedByHand() {
        try (PageShow show = new PageShow()) {
            show.play(
                    2,
                    second ->
                            SampleRun.running(second)
                                    .byProxies()
                                    .listening("10.0.0.7:9200")
                                    .state("cancelled"),
                    "workflow");
            show.picture(
                    Looks.EVERY,
                    "dialog-end-proxies",
                    "workflow",
                    root -> asks(root, "#run-end_proxies"));
            assertThat(show.failures()).isEmpty();
        }
    }

    @Test
    void whatIsSaidWhenTheWindowCloses() {
        try (PageShow show = new PageShow()) {
            show.play(2, SampleRun::running, "workflow");
            show.picture(
                    Looks.EVERY,
                    "closing-loses",
                    "workflow",
                    root -> {
                        if (Window.getWindows().size() == 1) {
                            LosingDialog.of(
                                            root.getScene().getWindow(),
                                            List.of(
                                                    new Failure(
                                                            "The draft /home/maria/.local/share/turnstone/drafts/prod.yaml cannot be written. What you typed is still here.",
                                                            "Check that the home may be written and has room.",
                                                            ""),
                                                    new Failure(
                                                            Texts.of("wizard")
                                                                    .text("wizard.writing.lost"),
                                                            Texts.of("wizard")
                                                                    .text(
                                                                            "wizard.writing.lost.remedy"),
                                                            "")),
                                            show.desk().texts())
                                    .show();
                        }
                        return true;
                    });
            ClosingStage[] shown = new ClosingStage[1];
            show.picture(
                    Looks.EVERY,
                    "closing-behind",
                    "workflow",
                    _ -> {
                        if (shown[0] == null) {
                            shown[0] = new ClosingStage(show.desk().texts());
                            shown[0].show("ending.engine");
                        }
                        boolean there = Window.getWindows().size() > 1;
                        if (there) {
                            // Made anew for the next look.
                            shown[0] = null;
                        }
                        return there;
                    });
            assertThat(show.failures()).isEmpty();
        }
    }

    @Test
    void whatHappenedMeanwhileAndThatNothingIsHeardAnyMore() {
        try (PageShow show = new PageShow()) {
            show.play(40, SampleRun::running, "backfill");
            show.engine().running(SampleRun.failed());
            show.pass(Duration.ofSeconds(1));
            show.away(Map.of("prod", "7 running"));
            show.picture(Looks.EVERY, "away", "workflow", root -> root.lookup(".notice") != null);
            show.away(Map.of());
            show.silence(Duration.ofSeconds(24));
            show.picture(
                    Looks.EVERY,
                    "stale",
                    "backfill",
                    root ->
                            !root.lookupAll(".status-line .state-badge").stream()
                                    .filter(Node::isVisible)
                                    .toList()
                                    .isEmpty());
            assertThat(show.failures()).isEmpty();
        }
    }

    private static boolean fire(WindowRoot root, String selector) {
        Node node = root.lookup(selector);
        if (node instanceof ButtonBase button && button.isVisible()) {
            button.fire();
            return true;
        }
        return false;
    }

    /// Once; and then until the dialog is there.
    private static boolean asks(WindowRoot root, String selector) {
        return Window.getWindows().size() > 1
                || fire(root, selector) && Window.getWindows().size() > 1;
    }
}
