package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Figures;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// The documents that targets refused, by reason, and sending them again. The window's thread;
/// knows no control.
final class RefusedViewModel {
    private final ObservableList<RefusedGroup> groups = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Texts texts;
    private String session = "";
    private String seen = "";

    RefusedViewModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    ObservableList<RefusedGroup> groups() {
        return groups;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What came of the last question or retry.
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// So many are refused in this run of the session; asked for again when that changes.
    void follow(String of, @Nullable Long run, long refused) {
        String now = of + " " + run + " " + refused;
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        if (!session.equals(of)) {
            // A retry goes to the session that is shown: rows of another would be its own by
            // number.
            groups.clear();
        }
        busy.set(false);
        session = of;
        said.set("");
        if (refused == 0) {
            groups.clear();
        } else {
            load();
        }
    }

    void retry(RefusedGroup group) {
        String of = session;
        busy.set(true);
        desk.tasks()
                .run(
                        () ->
                                desk.engine()
                                        .ask(
                                                Engine.request("refused-retry", of)
                                                        .put("target", group.target())
                                                        .put("group", group.number())
                                                        .put("who", desk.who())),
                        result -> {
                            if (of.equals(session)) {
                                retried(result);
                            }
                        },
                        failure -> {
                            if (of.equals(session)) {
                                failed(failure.what() + " " + failure.remedy());
                            }
                        });
    }

    private void load() {
        String of = seen;
        busy.set(true);
        desk.tasks()
                .run(
                        () ->
                                RefusedGroup.read(
                                        desk.engine().ask(Engine.request("refused", session))),
                        fresh -> {
                            if (of.equals(seen)) {
                                busy.set(false);
                                groups.setAll(fresh);
                            }
                        },
                        failure -> {
                            if (of.equals(seen)) {
                                failed(failure.what() + " " + failure.remedy());
                            }
                        });
    }

    private void retried(JsonNode result) {
        said.set(
                texts.text(
                        "backfill.retried",
                        Figures.count(result.path("written").asLong(0)),
                        Figures.count(result.path("newerOnTarget").asLong(0)),
                        Figures.count(result.path("failed").asLong(0)),
                        Figures.count(result.path("suspect").asLong(0))));
        load();
    }

    private void failed(String why) {
        busy.set(false);
        said.set(why);
    }
}
