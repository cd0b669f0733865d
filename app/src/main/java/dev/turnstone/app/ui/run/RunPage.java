package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;

import javafx.scene.Node;
import javafx.util.Subscription;

import java.util.function.Consumer;

/// A page of the current session's run. It goes on counting while another page is shown, so that
/// rates have no gap; it looks closely only while it is on the screen.
public class RunPage implements Page {
    private final Desk desk;
    private final Node view;
    private final Consumer<FeedSnapshot> look;
    private final Subscription feed;
    private Subscription looking = Subscription.EMPTY;

    /// `update` is told always, `look` only while somebody sees the page.
    protected RunPage(
            Desk desk, Node view, Consumer<FeedSnapshot> update, Consumer<FeedSnapshot> look) {
        this.desk = desk;
        this.view = view;
        this.look = look;
        this.feed = desk.feed().snapshotProperty().subscribe(update);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        looking.unsubscribe();
        looking = desk.feed().snapshotProperty().subscribe(look);
    }

    @Override
    public void hidden() {
        looking.unsubscribe();
    }

    @Override
    public void close() {
        looking.unsubscribe();
        feed.unsubscribe();
    }
}
