package dev.turnstone.app.ui.home;

import dev.turnstone.app.Texts;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// "Try it on a sandbox": the offer, then how far the trial is, then its account.
final class TrialCard extends VBox {
    private final Texts texts;
    private final VBox offer;
    private final TrialSteps steps;
    private final Label explanation = new Label();
    private final ProgressBar download = new ProgressBar(0);
    private final Label counters = new Label();
    private final Label outcome = new Label();
    private final Button start;
    private final Button approve;
    private final Button cancel;
    private final Button watch;
    private final Button leave;

    TrialCard(Desk desk, TrialViewModel model) {
        texts = desk.texts();
        offer = HomePage.card(Feather.BOX, texts.text("trial"), texts.text("trial.lead"));
        getStyleClass().setAll(offer.getStyleClass());
        setMinHeight(USE_PREF_SIZE);
        steps = new TrialSteps(texts);
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("trial-explanation");
        counters.getStyleClass().addAll("mono", "muted");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        outcome.getStyleClass().add("trial-outcome");
        download.setMaxWidth(Double.MAX_VALUE);
        start = button("trial.start", Feather.PLAY, model::start);
        start.setId("trial-start");
        start.getStyleClass().add("accent");
        approve = button("trial.approve", Feather.USER_CHECK, model::approve);
        approve.setId("trial-approve");
        approve.getStyleClass().add("accent");
        cancel = button("trial.cancel", Feather.X, model::cancel);
        cancel.setId("trial-cancel");
        watch = button("trial.watch", Feather.SHARE_2, () -> desk.navigator().open("workflow"));
        leave = button("trial.leave", Feather.POWER, model::leave);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(start, approve, watch, leave, gap, cancel);
        buttons.getStyleClass().add("buttons");
        getChildren().addAll(java.util.List.copyOf(offer.getChildren()));
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(steps, explanation, download, counters, outcome, space, buttons);
        watch.setUserData(desk.navigator().has("workflow"));
        model.progressProperty().subscribe(this::show);
    }

    private void show(TrialProgress now) {
        boolean underWay = now.isUnderWay();
        boolean idle = now.state() == TrialProgress.State.IDLE;
        boolean done = now.state() == TrialProgress.State.DONE;
        present(getChildren().get(1), idle);
        present(steps, underWay || done);
        present(explanation, underWay);
        present(download, underWay && now.phase() == TrialPhase.FETCHING && now.toFetch() > 0);
        present(counters, underWay && now.requests() > 0);
        present(outcome, done || now.failure().isPresent());
        present(start, !underWay && !done);
        present(
                approve,
                now.state() == TrialProgress.State.RUNNING
                        && now.phase() == TrialPhase.WAITING_FOR_APPROVAL);
        present(cancel, underWay);
        cancel.setDisable(now.state() == TrialProgress.State.CANCELLING);
        present(
                watch,
                Boolean.TRUE.equals(watch.getUserData())
                        && (underWay || done)
                        && now.phase().compareTo(TrialPhase.MIGRATING) >= 0);
        present(leave, done);
        steps.show(now);
        explanation.setText(
                now.state() == TrialProgress.State.CANCELLING
                        ? texts.text("trial.cancelling")
                        : texts.text("trial.explain." + word(now.phase())));
        download.setProgress(now.toFetch() == 0 ? 0 : (double) now.fetched() / now.toFetch());
        counters.setText(texts.text("trial.counters", now.requests(), now.writes()));
        now.report().ifPresent(this::account);
        now.failure().ifPresent(failure -> tell(Tone.BAD, failure.what() + " " + failure.remedy()));
    }

    private void account(TrialReport report) {
        tell(
                report.clean() ? Tone.GOOD : Tone.BAD,
                texts.text(
                        report.clean() ? "trial.clean" : "trial.unclean",
                        report.documents(),
                        report.requests(),
                        report.failedRequests(),
                        report.wrong(),
                        Math.round(report.seconds())));
    }

    private void tell(Tone tone, String words) {
        outcome.setText(words);
        outcome.setGraphic(
                Icons.of(tone == Tone.GOOD ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
        outcome.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        outcome.getStyleClass().add(tone.style());
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(texts.text(key), Icons.of(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void present(javafx.scene.Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    static String word(TrialPhase phase) {
        return phase.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
