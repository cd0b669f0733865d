package dev.turnstone.app.ui.history;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.model.Json;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The runs of the current session, what happened in the chosen one, and how the specs of two
/// differ. The window's thread.
public final class HistoryViewModel {
    private final Desk desk;
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    private final ObservableList<Happening> happenings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<SpecPair> specs =
            new ReadOnlyObjectWrapper<>(SpecPair.NONE);
    private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
    private List<SpecVersion> versions = List.of();
    private String session = "";
    private String seen = "";

    /// What an answer says.
    private record Told(List<RunRow> runs, List<SpecVersion> versions) {}

    /// Two specs by the runs that had them.
    record SpecPair(long leftRun, String left, long rightRun, String right) {
        static final SpecPair NONE = new SpecPair(0, "", 0, "");
    }

    public HistoryViewModel(Desk desk) {
        this.desk = desk;
    }

    public ObservableList<RunRow> runs() {
        return runs;
    }

    ObservableList<Happening> happenings() {
        return happenings;
    }

    ReadOnlyObjectProperty<SpecPair> specsProperty() {
        return specs.getReadOnlyProperty();
    }

    /// Where the history was last written to; empty before.
    public ReadOnlyStringProperty exportedProperty() {
        return exported.getReadOnlyProperty();
    }

    /// One run shows what happened in it, and its spec against the run before; two show their
    /// specs.
    public void choose(List<RunRow> chosen) {
        if (chosen.isEmpty()) {
            happenings.clear();
            specs.set(SpecPair.NONE);
            return;
        }
        RunRow newest =
                chosen.stream()
                        .max((one, other) -> Long.compare(one.run().id(), other.run().id()))
                        .orElseThrow();
        List<Happening> now = Happening.of(newest);
        if (!now.equals(happenings)) {
            happenings.setAll(now);
        }
        RunRow older =
                chosen.stream()
                        .filter(row -> row.run().id() < newest.run().id())
                        .findFirst()
                        .orElseGet(() -> before(newest));
        specs.set(new SpecPair(older.run().id(), text(older), newest.run().id(), text(newest)));
    }

    /// Everything that is remembered, as one JSON file.
    public void export(Path file) {
        Engine engine = desk.engine();
        desk.tasks()
                .run(
                        () -> {
                            JsonNode all = engine.ask(Engine.request("export"));
                            Files.writeString(
                                    file,
                                    Json.MAPPER
                                            .writerWithDefaultPrettyPrinter()
                                            .writeValueAsString(all));
                            return file.toString();
                        },
                        exported::set);
    }

    private RunRow before(RunRow row) {
        int at = runs.indexOf(row);
        return at + 1 < runs.size() ? runs.get(at + 1) : row;
    }

    private String text(RunRow row) {
        return versions.stream()
                .filter(version -> version.version() == row.run().specVersion())
                .map(SpecVersion::text)
                .findFirst()
                .orElse("");
    }

    /// While somebody sees it: a history is long.
    void follow(FeedSnapshot now) {
        if (!now.current().equals(session)) {
            session = now.current();
            seen = "";
            take(new Told(List.of(), List.of()));
        }
        String state =
                now.run()
                        .map(run -> run.run() + " " + run.state() + " " + run.counts())
                        .orElse("-");
        if (now.isEmpty() || state.equals(seen)) {
            return;
        }
        seen = state;
        String of = session;
        Engine engine = desk.engine();
        desk.tasks()
                .run(
                        () -> {
                            JsonNode answer = engine.ask(Engine.request("history", of));
                            return new Told(RunRow.read(answer), SpecVersion.read(answer));
                        },
                        told -> {
                            if (of.equals(session)) {
                                take(told);
                            }
                        });
    }

    private void take(Told told) {
        versions = told.versions();
        runs.setAll(told.runs());
    }
}
