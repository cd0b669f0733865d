package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Screenshots;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.page.PlacedNavigator;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.shell.ShellView;
import dev.turnstone.app.ui.shell.ShellViewModel;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.FxTasks;
import dev.turnstone.app.ui.task.FxThread;

import javafx.scene.control.TabPane;

import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Pages in a whole window on an engine that answers what it is told.
public final class PageShow implements AutoCloseable {
    private final FakeEngine engine = new FakeEngine();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final FxTasks tasks = new FxTasks(new FxThread(), failures::add);
    private final EngineFeed feed;
    private final Desk desk;
    private final List<PageEntry> pages = new ArrayList<>();

    public PageShow() {
        feed = new EngineFeed(engine, new FxThread(), InstantSource.system()).start();
        desk =
                new Desk(
                        Path.of("nowhere"),
                        engine,
                        feed,
                        tasks,
                        Texts.of("ui"),
                        new PlacedNavigator(),
                        InstantSource.system(),
                        Settings.of(Path.of("target", "no-home")));
    }

    public FakeEngine engine() {
        return engine;
    }

    public List<Failure> failures() {
        return failures;
    }

    public PageShow page(String id, Feather icon, Function<Desk, Page> making) {
        pages.add(PageEntry.of(id, icon, making));
        return this;
    }

    /// In all sizes and colours.
    public void picture(String name, String page) {
        Instant before = Instant.now();
        Screenshots.take(
                name, () -> shell(page), () -> isCalm() && feed.now().taken().isAfter(before));
    }

    /// The same with a tab of the page in front.
    public void tab(String name, String page, int tab) {
        ShellView[] made = new ShellView[1];
        Instant before = Instant.now();
        Screenshots.take(
                name,
                () -> {
                    made[0] = shell(page);
                    return made[0];
                },
                () -> {
                    if (made[0].lookup(".page-tabs") instanceof TabPane tabs) {
                        tabs.getSelectionModel().select(tab);
                        return isCalm() && feed.now().taken().isAfter(before.plusSeconds(2));
                    }
                    return false;
                });
    }

    public ShellView shell(String page) {
        ShellView shell = new ShellView(desk, new ShellViewModel(desk), pages);
        shell.open(page);
        return shell;
    }

    /// The feed was heard, and nothing is awaited.
    public boolean isCalm() {
        return !feed.now().isEmpty() && tasks.busyProperty().get() == 0;
    }

    @Override
    public void close() {
        feed.close();
        tasks.close();
    }
}
