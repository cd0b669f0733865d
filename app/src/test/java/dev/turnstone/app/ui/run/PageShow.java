package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.AllPages;
import dev.turnstone.app.ui.Screenshots;
import dev.turnstone.app.ui.Screenshots.Looks;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.page.PlacedNavigator;
import dev.turnstone.app.ui.settings.Settings;
import dev.turnstone.app.ui.shell.WindowRoot;
import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.FxTasks;
import dev.turnstone.app.ui.task.FxThread;

import javafx.scene.control.TabPane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// Pages in a whole window on an engine that answers what it is told, in a time that goes on only
/// when it is told to. A page is made once and goes from picture to picture, with what it has seen.
public final class PageShow implements AutoCloseable {
    private static final Path HOME =
            Path.of(System.getProperty("user.home"), ".local", "share", "turnstone");

    private final FakeEngine engine = new FakeEngine();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final FxTasks tasks = new FxTasks(new FxThread(), failures::add);
    private final PlacedNavigator navigator = new PlacedNavigator();
    private final Map<String, Function<Desk, Page>> making = new HashMap<>();
    private final Map<String, Page> made = new HashMap<>();
    private final EngineFeed feed;
    private final Desk desk;
    private Map<String, String> away = Map.of();
    private boolean silent;
    private volatile Instant now = Instant.parse("2026-11-20T09:58:00Z");

    public PageShow() {
        feed = new EngineFeed(engine, new FxThread(), () -> now).start();
        desk =
                new Desk(
                        HOME,
                        engine,
                        feed,
                        tasks,
                        Texts.of("ui"),
                        navigator,
                        () -> now,
                        Settings.of(nowhere()));
    }

    private static Path nowhere() {
        try {
            return Files.createTempDirectory("no-home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FakeEngine engine() {
        return engine;
    }

    public Desk desk() {
        return desk;
    }

    public List<Failure> failures() {
        return failures;
    }

    /// This page instead of the window's own.
    public PageShow page(String id, Function<Desk, Page> instead) {
        making.put(id, instead);
        return this;
    }

    /// Second by second, as an engine would tell it, with these pages on the screen.
    public void play(int seconds, IntFunction<SampleRun> run, String... pages) {
        Toolkit.run(
                () -> {
                    // A page asks which others there are.
                    window(pages[0]);
                    for (String page : pages) {
                        page(page).shown();
                    }
                });
        for (int second = 1; second <= seconds; second++) {
            engine.running(run.apply(second));
            pass(Duration.ofSeconds(1));
        }
    }

    /// Until all was heard of this later time.
    public void pass(Duration time) {
        Instant then = now.plus(time);
        now = then;
        feed.refresh();
        Screenshots.await(() -> isCalm() && !feed.now().taken().isBefore(then));
    }

    /// Nothing is heard of the engine any more.
    public void silence(Duration time) {
        silent = true;
        feed.close();
        now = now.plus(time);
    }

    public void picture(Looks looks, String name, String page) {
        picture(looks, name, page, _ -> true);
    }

    /// When `ready` has done what is to be seen, which it is asked until it says so.
    public void picture(Looks looks, String name, String page, Predicate<WindowRoot> ready) {
        if (!silent) {
            pass(Duration.ofMillis(1));
        }
        WindowRoot[] shown = new WindowRoot[1];
        Screenshots.take(
                looks,
                name,
                () -> {
                    shown[0] = window(page);
                    return shown[0];
                },
                () -> isCalm() && ready.test(shown[0]) && isCalm());
    }

    /// With a tab of the page in front.
    public void tab(Looks looks, String name, String page, int tab) {
        picture(
                looks,
                name,
                page,
                root -> {
                    if (root.lookup(".page-tabs") instanceof TabPane tabs) {
                        tabs.getSelectionModel().select(tab);
                        return true;
                    }
                    return false;
                });
    }

    /// As if every window had been closed when the sessions stood so.
    public PageShow away(Map<String, String> states) {
        away = states;
        return this;
    }

    /// The whole window. The window's thread.
    public WindowRoot window(String page) {
        desk.settings().keepStates(away);
        WindowRoot root =
                new WindowRoot(
                        desk,
                        AllPages.list().stream()
                                .map(
                                        entry ->
                                                new PageEntry(
                                                        entry.id(),
                                                        entry.icon(),
                                                        entry.atFoot(),
                                                        _ -> page(entry.id())))
                                .toList());
        navigator.place(root.shell());
        root.shell().open(page);
        return root;
    }

    private Page page(String id) {
        Page known = made.get(id);
        if (known != null) {
            return known;
        }
        Function<Desk, Page> usual =
                AllPages.list().stream()
                        .filter(entry -> entry.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .making();
        Page fresh = making.getOrDefault(id, usual).apply(desk);
        made.put(id, fresh);
        return fresh;
    }

    /// Makes it anew for the next picture.
    public void forget(String id) {
        made.remove(id);
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
