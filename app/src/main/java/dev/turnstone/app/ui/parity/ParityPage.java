package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;

import javafx.scene.Node;
import javafx.util.Subscription;

/// The proof of the current session's run, live.
public final class ParityPage implements Page {
    private final ParityView view;
    private final Subscription feed;

    public ParityPage(Desk desk) {
        Texts texts = Texts.of("controls");
        ParityViewModel model = new ParityViewModel(texts);
        view = new ParityView(model, desk, texts);
        feed = desk.feed().snapshotProperty().subscribe(model::update);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void close() {
        feed.unsubscribe();
    }
}
