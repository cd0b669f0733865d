package dev.turnstone.app.ui.command;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What the palette offers for what was typed: every word must occur. The window's thread.
public final class PaletteViewModel {
    private final Supplier<List<Command>> commands;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Command> found = FXCollections.observableArrayList();

    public PaletteViewModel(Supplier<List<Command>> commands) {
        this.commands = commands;
        query.subscribe(_ -> search());
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<Command> found() {
        return found;
    }

    /// Begins anew: what can be done may have changed.
    public void open() {
        query.set("");
        search();
    }

    private void search() {
        String[] words = query.get().toLowerCase(Locale.ROOT).trim().split("\\s+");
        found.setAll(
                commands.get().stream()
                        .filter(
                                command ->
                                        Arrays.stream(words)
                                                .allMatch(
                                                        command.title().toLowerCase(Locale.ROOT)
                                                                ::contains))
                        .toList());
    }
}
