package dev.turnstone.app.ui.shell;

import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Navigator;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.task.Failure;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The window's content: the rail, the header, one page, the status line.
public final class ShellView extends BorderPane implements Navigator {
    private final Map<String, Page> opened = new HashMap<>();
    private final List<PageEntry> pages;
    private final Desk desk;
    private final NavigationRail rail;
    private final Timeline clock;
    private @Nullable Page page;

    public ShellView(Desk desk, ShellViewModel model, List<PageEntry> pages, Node... tools) {
        this.desk = desk;
        this.pages = pages;
        getStyleClass().add("shell");
        rail = new NavigationRail(pages, desk.texts(), this::open);
        setLeft(rail);
        BorderPane inner = new BorderPane();
        inner.setTop(new HeaderView(model, desk.texts(), this, tools));
        setCenter(inner);
        setBottom(new StatusLine(model, desk));
        clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.tick()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
    }

    @Override
    public void open(String id) {
        PageEntry entry =
                pages.stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("page: " + id));
        Page next = opened.computeIfAbsent(id, _ -> entry.making().apply(desk));
        rail.select(id);
        if (next.equals(page)) {
            return;
        }
        if (page != null) {
            page.hidden();
        }
        page = next;
        Node node = next.node();
        if (!node.getStyleClass().contains("page")) {
            node.getStyleClass().add("page");
        }
        ((BorderPane) getCenter()).setCenter(node);
        next.shown();
    }

    @Override
    public boolean has(String id) {
        return pages.stream().anyMatch(each -> each.id().equals(id));
    }

    /// The page's name; empty before one was opened.
    public String page() {
        return pages.stream()
                .map(PageEntry::id)
                .filter(id -> page != null && page.equals(opened.get(id)))
                .findFirst()
                .orElse("");
    }

    /// Moves the focus from the rail to the header, to the page, and back to the rail.
    void nextPane() {
        List<Node> panes =
                List.of(
                        rail,
                        ((BorderPane) getCenter()).getTop(),
                        ((BorderPane) getCenter()).getCenter());
        Node focused = getScene().getFocusOwner();
        int at = 0;
        while (at < panes.size() && !within(focused, panes.get(at))) {
            at++;
        }
        Node next = panes.get((at + 1) % panes.size());
        next.lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && node.isVisible())
                .filter(node -> !node.isDisabled())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean within(@Nullable Node node, Node pane) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(pane)) {
                return true;
            }
        }
        return false;
    }

    /// What would be lost with the window.
    public List<Failure> wouldLose() {
        return opened.values().stream().flatMap(each -> each.wouldLose().stream()).toList();
    }

    /// The sessions whose clusters end with the window.
    public Set<String> endsWithWindow() {
        return opened.values().stream()
                .flatMap(each -> each.endsWithWindow().stream())
                .collect(Collectors.toSet());
    }

    /// What fails is told when every page is closed.
    public void close() {
        clock.stop();
        List<RuntimeException> failed = new ArrayList<>();
        if (page != null) {
            attempt(page::hidden, failed);
        }
        opened.values().forEach(each -> attempt(each::close, failed));
        if (!failed.isEmpty()) {
            RuntimeException first = failed.getFirst();
            failed.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /// What the engine worked on ends after it. Any thread, once the pages are closed.
    public void engineEnded() {
        opened.values().forEach(Page::engineEnded);
    }

    private static void attempt(Runnable part, List<RuntimeException> failed) {
        try {
            part.run();
        } catch (RuntimeException e) {
            failed.add(e);
        }
    }
}
