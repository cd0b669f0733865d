package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.model.cluster.SecretSource;

import javafx.scene.Node;
import javafx.util.Subscription;

/// Eight steps to a migration of the current session, resumable at any of them.
public final class WizardPage implements Page {
    private final Desk desk;
    private final WizardViewModel model;
    private final WizardView view;
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
        Texts texts = Texts.of("wizard");
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
    public void close() {
        model.keepNow();
    }

    private void update(FeedSnapshot now) {
        model.open(now.current());
    }
}
