package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;

import javafx.scene.Node;
import javafx.util.Subscription;

/// What follows the source in the current session's run, live. It goes on counting while another
/// page is shown, so that the rates have no gap.
public final class CapturePage implements Page {
    private final CaptureView view;
    private final Subscription feed;

    public CapturePage(Desk desk) {
        Texts texts = Texts.of("controls");
        CaptureViewModel model = new CaptureViewModel(texts);
        view = new CaptureView(model, desk, texts);
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
