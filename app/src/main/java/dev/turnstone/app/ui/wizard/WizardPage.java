package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.SecretSource;

import javafx.scene.Node;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;

/// Eight steps to a migration of the current session, resumable at any of them.
public final class WizardPage implements Page {
    private final Desk desk;
    private final WizardViewModel model;
    private final WizardView view;
    private final Texts texts;
    private Subscription feed = Subscription.EMPTY;

    public WizardPage(Desk desk) {
        this(
                desk,
                new LiveSurvey(
                        SecretSource.environment(),
                        desk.home().resolve("drafts").resolve("trials.journal")));
    }

    WizardPage(Desk desk, Survey survey) {
        this.desk = desk;
        texts = Texts.of("wizard");
        model = new WizardViewModel(desk, survey, new Work(desk.tasks(), FxCalm::new), texts);
        view = new WizardView(model, desk, texts);
    }

    WizardViewModel model() {
        return model;
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.again();
        feed = desk.feed().snapshotProperty().subscribe(this::update);
        view.focus();
    }

    @Override
    public void hidden() {
        feed.unsubscribe();
    }

    @Override
    public List<Failure> wouldLose() {
        List<Failure> lost = new ArrayList<>();
        try {
            model.keepNow();
        } catch (TurnstoneException e) {
            lost.add(Failure.of(e));
        }
        if (model.metadata().isWriting()) {
            lost.add(
                    new Failure(
                            texts.text("wizard.writing.lost"),
                            texts.text("wizard.writing.lost.remedy"),
                            ""));
        }
        return lost;
    }

    @Override
    public void close() {
        model.keepNow();
    }

    private void update(FeedSnapshot now) {
        model.open(now.current());
    }
}
