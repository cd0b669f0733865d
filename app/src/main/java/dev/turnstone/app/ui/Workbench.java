package dev.turnstone.app.ui;

import dev.turnstone.app.EngineStart;
import dev.turnstone.app.Places;
import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.PlacedNavigator;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.shell.ClosingDialog;
import dev.turnstone.app.ui.shell.ClosingStage;
import dev.turnstone.app.ui.shell.LosingDialog;
import dev.turnstone.app.ui.shell.WindowRoot;
import dev.turnstone.app.ui.task.ErrorDialog;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.FxTasks;
import dev.turnstone.app.ui.task.FxThread;
import dev.turnstone.app.ui.theme.Theme;
import dev.turnstone.model.cluster.SecretSource;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// The window: opens the engine of the home beside itself, and closes it behind itself.
public final class Workbench extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private final Path home = Places.home().toAbsolutePath();
    private @Nullable Engine engine;
    private @Nullable Failure failure;
    private @Nullable Desk desk;
    private @Nullable WindowRoot root;
    private @Nullable WindowPlace place;
    private boolean closed;
    private volatile boolean goesOn;

    /// The engine is closed, and goes on where somebody wished so, whatever fails before: else a
    /// process without a window would drive its runs. What it works on ends after it: steps would
    /// wait for servers that are gone.
    private final Closing behind =
            new Closing(
                    List.of(
                            new Closing.Part("ending.engine", this::closeEngine),
                            new Closing.Part("ending.goesOn", this::goOn),
                            new Closing.Part("ending.servers", this::endServers)),
                    Workbench::told);

    /// Beside the toolkit's start, on its launcher thread.
    @Override
    public void init() throws InterruptedException {
        try {
            engine = Engine.of(home, SecretSource.environment());
        } catch (RuntimeException | Error e) {
            failure = Failure.of(e);
        }
    }

    @Override
    public void start(Stage stage) {
        Texts texts = Texts.of("ui");
        Settings settings = Settings.of(home);
        Theme theme = Theme.install(settings.appearanceProperty().get());
        settings.appearanceProperty().subscribe(theme::use);
        if (engine == null) {
            Failure why =
                    failure == null ? Failure.of(new IllegalStateException("no engine")) : failure;
            ErrorDialog.show(null, texts, why).setOnHidden(_ -> Platform.exit());
            return;
        }
        open(stage, engine, texts, settings, theme);
    }

    private void open(Stage stage, Engine opened, Texts texts, Settings settings, Theme theme) {
        FxThread window = new FxThread();
        FxTasks tasks = new FxTasks(window, why -> ErrorDialog.show(stage, texts, why));
        InstantSource clock = InstantSource.system();
        EngineFeed feed = new EngineFeed(opened, window, clock).start();
        PlacedNavigator navigator = new PlacedNavigator();
        Desk ready = new Desk(home, opened, feed, tasks, texts, navigator, clock, settings);
        desk = ready;
        WindowRoot content = new WindowRoot(ready, Pages.all());
        root = content;
        navigator.place(content.shell());
        String page = settings.remembered().page();
        content.shell().open(content.shell().has(page) ? page : Pages.FIRST);
        place = new WindowPlace(stage);
        Scene scene = new Scene(content, WindowPlace.WIDTH, WindowPlace.HEIGHT);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(texts.text("shell.name"));
        place.restore(settings.remembered().place());
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    if (mayClose(stage, ready, content)) {
                        close(texts, window);
                    }
                });
        stage.show();
    }

    private boolean mayClose(Stage stage, Desk ready, WindowRoot content) {
        if (!LosingDialog.agrees(stage, content.shell().wouldLose(), ready.texts())) {
            return false;
        }
        ClosingDialog.Wish wish = ClosingDialog.ask(stage, ready, content.shell().endsWithWindow());
        goesOn = wish == ClosingDialog.Wish.KEEP;
        return wish != ClosingDialog.Wish.STAY;
    }

    /// The window is gone at once; what stands behind it ends beside its thread.
    private void close(Texts texts, FxThread window) {
        Platform.setImplicitExit(false);
        closeWindow();
        ClosingStage shown = new ClosingStage(texts);
        behind.begin(
                window,
                shown::show,
                () -> {
                    shown.close();
                    Platform.exit();
                });
    }

    /// Whatever way the toolkit came to its end.
    @Override
    public void stop() {
        closeWindow();
        behind.finish(_ -> {});
    }

    private void closeWindow() {
        if (!closed) {
            closed = true;
            OneByOne.run(
                    Workbench::told,
                    this::remember,
                    // Open popups at the toolkit's end crash it on Linux: they are hidden first.
                    () -> List.copyOf(Window.getWindows()).forEach(Window::hide),
                    this::closePages,
                    this::closeDesk);
        }
    }

    private static void told(Failure failure) {
        LOG.warn("The window did not close cleanly: {}", failure.details());
    }

    private void endServers() {
        if (root != null) {
            root.shell().engineEnded();
        }
    }

    private void closePages() {
        if (root != null) {
            root.shell().close();
        }
    }

    private void closeDesk() {
        if (desk != null) {
            desk.feed().close();
            desk.tasks().close();
        }
    }

    private void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    private void goOn() {
        if (goesOn) {
            new EngineStart(home).start();
        }
    }

    private void remember() {
        if (desk != null && root != null && place != null) {
            desk.settings()
                    .keep(
                            new dev.turnstone.app.ui.settings.Remembered(
                                    desk.settings().appearanceProperty().get(),
                                    place.now(),
                                    root.shell().page(),
                                    root.notices().states()));
        }
    }
}
