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

import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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

    /// The whole window on its first page. The window's thread.
    public WindowRoot window() {
        WindowRoot root = new WindowRoot(desk, Pages.all());
        navigator.place(root.shell());
        root.shell().open(Pages.FIRST);
        return root;
    }

    /// A shell around a page that a test has made.
    public ShellView around(Page page) {
        ShellView shell =
                new ShellView(
                        desk,
                        new ShellViewModel(desk),
                        List.of(PageEntry.of("home", Feather.HOME, _ -> page)));
        navigator.place(shell);
        shell.open("home");
        return shell;
    }

    @Override
    public void close() {
        desk.feed().close();
        tasks.close();
        desk.engine().close();
    }
}
