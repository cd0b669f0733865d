package dev.turnstone.app.ui;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.page.PlacedNavigator;
import dev.turnstone.app.ui.shell.ShellView;
import dev.turnstone.app.ui.shell.ShellViewModel;
import dev.turnstone.app.ui.shell.WindowRoot;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.FxTasks;
import dev.turnstone.app.ui.task.FxThread;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A desk on a real engine of a folder, and windows' contents on it.
public final class TestDesk implements AutoCloseable {
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final PlacedNavigator navigator = new PlacedNavigator();
    private final FxTasks tasks = new FxTasks(new FxThread(), failures::add);
    private final Desk desk;

    private TestDesk(Path home, Engine engine) {
        InstantSource clock = InstantSource.system();
        EngineFeed feed = new EngineFeed(engine, new FxThread(), clock).start();
        desk =
                new Desk(
                        home,
                        engine,
                        feed,
                        tasks,
                        Texts.of("ui"),
                        navigator,
                        clock,
                        dev.turnstone.app.ui.settings.Settings.of(home));
    }

    public static TestDesk open(Path home) {
        try {
            return new TestDesk(home, Engine.of(home, SecretSource.environment()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Desk desk() {
        return desk;
    }

    public EngineFeed feed() {
        return desk.feed();
    }

    /// The feed was heard, and nothing is awaited.
    public boolean isCalm() {
        return !feed().now().isEmpty() && tasks.busyProperty().get() == 0;
    }

    /// What would have been shown as dialogs.
    public List<Failure> failures() {
        return failures;
    }

    /// A new shell on its first page. The window's thread.
    public ShellView shell() {
        return shell(Pages.FIRST);
    }

    public ShellView shell(String page) {
        ShellView shell = new ShellView(desk, new ShellViewModel(desk), Pages.all());
        navigator.place(shell);
        shell.open(page);
        return shell;
    }

    /// The whole window on its first page, for somebody who never was away. The window's thread.
    public WindowRoot window() {
        desk.settings().keepStates(Map.of());
        return windowAgain();
    }

    /// The same for somebody who comes back, and is told what happened meanwhile.
    public WindowRoot windowAgain() {
        WindowRoot root = new WindowRoot(desk, Pages.all());
        navigator.place(root.shell());
        root.shell().open(Pages.FIRST);
        return root;
    }

    /// The whole window with one page that a test makes.
    public WindowRoot window(String id, Function<Desk, Page> instead) {
        WindowRoot root =
                new WindowRoot(
                        desk,
                        Pages.all().stream()
                                .map(
                                        entry ->
                                                entry.id().equals(id)
                                                        ? PageEntry.of(id, entry.icon(), instead)
                                                        : entry)
                                .toList());
        navigator.place(root.shell());
        root.shell().open(id);
        return root;
    }

    @Override
    public void close() {
        desk.feed().close();
        tasks.close();
        desk.engine().close();
    }
}
