package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;

import javafx.scene.Node;
import javafx.util.Subscription;

/// The documents under way in the current session's run, live. It goes on counting while another
/// page is shown, so that the rates have no gap.
public final class BackfillPage implements Page {
    private final BackfillView view;
    private final Subscription feed;

    public BackfillPage(Desk desk) {
        Texts texts = Texts.of("controls");
        BackfillViewModel model = new BackfillViewModel(texts);
        view = new BackfillView(model, desk, texts);
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
