package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;

import javafx.scene.Node;
import javafx.util.Subscription;

/// The plan of the current session's run, live.
public final class WorkflowPage implements Page {
    private final Desk desk;
    private final WorkflowViewModel model;
    private final WorkflowView view;
    private Subscription feed = Subscription.EMPTY;

    public WorkflowPage(Desk desk) {
        this.desk = desk;
        Texts texts = Texts.of("controls");
        model = new WorkflowViewModel(desk, texts);
        view = new WorkflowView(model, desk, texts);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        feed = desk.feed().snapshotProperty().subscribe(model::update);
    }

    @Override
    public void hidden() {
        feed.unsubscribe();
    }
}
