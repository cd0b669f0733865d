package dev.turnstone.app.ui.home;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.history.RunRow;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.StateLook;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The sessions, and the runs that were newest. The window's thread.
public final class HomeViewModel {
    private static final int MOST_RUNS = 8;

    private final Desk desk;
    private final ObservableList<SessionRow> sessions = FXCollections.observableArrayList();
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private List<String> seen = List.of();

    public HomeViewModel(Desk desk) {
        this.desk = desk;
        desk.feed().snapshotProperty().subscribe(this::show);
    }

    ObservableList<SessionRow> sessions() {
        return sessions;
    }

    public ObservableList<RunRow> runs() {
        return runs;
    }

    /// The runs were read once: an empty list means that there are none.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Works in this session from now on.
    public void choose(String session) {
        Engine engine = desk.engine();
        desk.tasks()
                .run(
                        () ->
                                engine.ask(
                                        Engine.request("session-switch")
                                                .put("name", session)
                                                .put("who", desk.who())),
                        _ -> desk.feed().refresh());
    }

    private void show(FeedSnapshot now) {
        List<SessionRow> fresh =
                now.sessions().stream()
                        .map(each -> new SessionRow(each, each.name().equals(now.current())))
                        .toList();
        if (!sessions.equals(fresh)) {
            sessions.setAll(fresh);
        }
        List<String> states =
                now.sessions().stream()
                        .map(
                                each ->
                                        each.name()
                                                + each.run()
                                                        .map(
                                                                run ->
                                                                        run.run()
                                                                                + " "
                                                                                + StateLook.of(run)
                                                                                        .label())
                                                        .orElse(""))
                        .toList();
        if (!now.isEmpty() && !states.equals(seen)) {
            seen = states;
            load(now);
        }
    }

    private void load(FeedSnapshot now) {
        Engine engine = desk.engine();
        desk.tasks()
                .run(
                        () -> {
                            List<RunRow> all = new ArrayList<>();
                            now.sessions()
                                    .forEach(
                                            session ->
                                                    all.addAll(
                                                            RunRow.read(
                                                                    engine.ask(
                                                                            Engine.request(
                                                                                    "history",
                                                                                    session
                                                                                            .name())))));
                            return newest(all);
                        },
                        fresh -> {
                            runs.setAll(fresh);
                            loaded.set(true);
                        });
    }

    private static List<RunRow> newest(List<RunRow> all) {
        return all.stream()
                .sorted(Comparator.comparing((RunRow row) -> row.run().began()).reversed())
                .limit(MOST_RUNS)
                .toList();
    }
}
