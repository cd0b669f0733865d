package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.feed.SessionState;
import dev.turnstone.app.ui.page.Desk;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What stands around every page: the sessions, the three answers, and how fresh all of it is. The
/// window's thread.
public final class ShellViewModel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Desk desk;
    private final Instant opened;
    private final ObservableList<String> sessions = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper session = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ThreeQuestions> questions;

    public ShellViewModel(Desk desk) {
        this.desk = desk;
        this.opened = desk.clock().instant();
        this.questions = new ReadOnlyObjectWrapper<>(answers(desk.feed().now()));
        desk.feed().snapshotProperty().subscribe(this::show);
    }

    public ObservableList<String> sessions() {
        return sessions;
    }

    public ReadOnlyStringProperty sessionProperty() {
        return session.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ThreeQuestions> questionsProperty() {
        return questions.getReadOnlyProperty();
    }

    /// Empty while what is shown is fresh.
    public ReadOnlyStringProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// Works in another session from now on.
    public void choose(String name) {
        if (name.isEmpty() || name.equals(session.get())) {
            return;
        }
        Engine engine = desk.engine();
        desk.tasks()
                .run(
                        () ->
                                engine.ask(
                                        Engine.request("session-switch")
                                                .put("name", name)
                                                .put("who", desk.who())),
                        _ -> desk.feed().refresh());
    }

    /// Called about every second: age shows although nothing arrives.
    public void tick() {
        EngineFeed feed = desk.feed();
        FeedSnapshot now = feed.now();
        Texts texts = desk.texts();
        Instant time = desk.clock().instant();
        boolean silent = now.isEmpty() && Duration.between(opened, time).compareTo(PATIENCE) > 0;
        stale.set(
                !now.trouble().isEmpty()
                        ? texts.text("shell.trouble", now.trouble())
                        : feed.isStale()
                                ? texts.text("shell.stale", now.age(time).toSeconds())
                                : silent
                                        ? texts.text(
                                                "shell.stale",
                                                Duration.between(opened, time).toSeconds())
                                        : "");
        answer(now);
    }

    private void show(FeedSnapshot now) {
        List<String> names = now.sessions().stream().map(SessionState::name).toList();
        if (!sessions.equals(names)) {
            sessions.setAll(names);
        }
        session.set(now.current());
        tick();
    }

    private void answer(FeedSnapshot now) {
        ThreeQuestions fresh = answers(now);
        if (!fresh.equals(questions.get())) {
            questions.set(fresh);
        }
    }

    private ThreeQuestions answers(FeedSnapshot now) {
        Texts texts = desk.texts();
        if (now.run().isEmpty() && !now.trouble().isEmpty()) {
            return ThreeQuestions.unknown(texts);
        }
        ThreeQuestions all = ThreeQuestions.of(texts, now.run());
        boolean isOld = !now.trouble().isEmpty() || desk.feed().isStale();
        return isOld ? all.faded() : all;
    }
}
