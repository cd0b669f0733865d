package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.wizard.Inquiry.State;
import dev.turnstone.model.IndexPatterns;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Which indices go: patterns, and what the source makes of them. The window's thread.
final class IndicesViewModel {
    private final Draft draft;
    private final Survey survey;
    private final Calm calm;
    private final Inquiry<List<IndexRow>> inquiry;
    private final StringProperty include = new SimpleStringProperty("");
    private final StringProperty exclude = new SimpleStringProperty("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ALL);
    private final ObservableList<IndexRow> shown = FXCollections.observableArrayList();
    private List<IndexRow> all = List.of();
    private String asked = "";
    private boolean reading;

    /// Which of them are shown.
    enum Show {
        ALL,
        TAKEN,
        LEFT_OUT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How much is taken.
    record Total(long taken, long all, long documents, long bytes) {}

    IndicesViewModel(Draft draft, Survey survey, Work work) {
        this.draft = draft;
        this.survey = survey;
        this.calm = work.calm();
        this.inquiry = new Inquiry<>(work.tasks());
        include.addListener((_, _, _) -> changed());
        exclude.addListener((_, _, _) -> changed());
        filter.addListener((_, _, _) -> sift());
        show.addListener((_, _, _) -> sift());
        inquiry.stateProperty()
                .subscribe(
                        now -> {
                            if (now instanceof State.Here<List<IndexRow>>(List<IndexRow> rows)) {
                                all = rows;
                                sift();
                            }
                        });
    }

    StringProperty includeProperty() {
        return include;
    }

    StringProperty excludeProperty() {
        return exclude;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<Show> showProperty() {
        return show;
    }

    ObservableList<IndexRow> shown() {
        return shown;
    }

    Inquiry<List<IndexRow>> inquiry() {
        return inquiry;
    }

    /// Takes over what the draft says; what was answered before was asked for another one.
    void read() {
        inquiry.forget();
        all = List.of();
        sift();
        reading = true;
        include.set(String.join(", ", draft.texts(path("include"))));
        exclude.set(String.join(", ", draft.texts(path("exclude"))));
        reading = false;
    }

    void ask() {
        String yaml = draft.yaml();
        asked = draft.footing();
        inquiry.ask(() -> survey.indices(yaml));
    }

    Total total() {
        List<IndexRow> taken = all.stream().filter(IndexRow::isTaken).toList();
        return new Total(
                taken.size(),
                all.size(),
                taken.stream().mapToLong(row -> Math.max(0, row.documents())).sum(),
                taken.stream().mapToLong(row -> Math.max(0, row.bytes())).sum());
    }

    /// The answer is there, and of the draft as it is now.
    boolean isOfNow() {
        return inquiry.answer().isPresent() && asked.equals(draft.footing());
    }

    boolean isClear() {
        return isOfNow() && total().taken() > 0;
    }

    /// Takes what is left out, and leaves out what is taken.
    void turn(IndexRow row) {
        List<String> in = new ArrayList<>(names(include.get()));
        List<String> out = new ArrayList<>(names(exclude.get()));
        if (row.isTaken()) {
            // What was named alone need not be excluded.
            if (!(in.remove(row.name()) && !in.isEmpty())) {
                if (!out.contains(row.name())) {
                    out.add(row.name());
                }
            }
        } else {
            out.removeIf(pattern -> pattern.equals(row.name()));
            if (!new IndexPatterns(in, List.of()).asksFor(row.name())
                    && !row.why().startsWith("excluded")) {
                if (in.isEmpty()) {
                    in.add("*");
                }
                in.add(row.name());
            }
        }
        include.set(String.join(", ", in));
        exclude.set(String.join(", ", out));
    }

    /// This one stays behind.
    void leaveOut(String name) {
        List<String> out = new ArrayList<>(names(exclude.get()));
        if (!out.contains(name)) {
            out.add(name);
            exclude.set(String.join(", ", out));
        }
    }

    private void changed() {
        if (reading) {
            return;
        }
        draft.put(path("include"), names(include.get()));
        draft.put(path("exclude"), names(exclude.get()));
        inquiry.expect();
        calm.whenCalm(this::ask);
    }

    private void sift() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        shown.setAll(
                all.stream()
                        .filter(row -> words.isEmpty() || row.name().contains(words))
                        .filter(
                                row ->
                                        switch (show.get()) {
                                            case ALL -> true;
                                            case TAKEN -> row.isTaken();
                                            case LEFT_OUT -> !row.isTaken();
                                        })
                        .toList());
    }

    private String path(String field) {
        return draft.migration() + ".indices." + field;
    }

    private static List<String> names(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(each -> !each.isEmpty()).toList();
    }
}
