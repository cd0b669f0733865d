package dev.turnstone.app.ui.diff;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.text.CodeLine;
import dev.turnstone.app.ui.text.Highlight;

import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// One line of both sides: number, sign, text. The sign tells what the colour tells.
final class DiffRowView extends ListCell<Folding.Entry> {
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

    private final Half left = new Half();
    private final Half right = new Half();
    private final HBox both = new HBox(left, right);
    private final Label fold = new Label();
    private final Supplier<Diff> diff;
    private final Texts texts;

    DiffRowView(Supplier<Diff> diff, ObservableDoubleValue shift, Texts texts) {
        this.diff = diff;
        this.texts = texts;
        getStyleClass().add("diff-row");
        fold.getStyleClass().add("diff-fold");
        fold.setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(0);
        shift.addListener((_, _, by) -> shift(by.doubleValue()));
        both.prefWidthProperty().bind(widthProperty());
        fold.prefWidthProperty().bind(widthProperty());
    }

    private void shift(double by) {
        left.line.shift(by);
        right.line.shift(by);
    }

    @Override
    protected void updateItem(Folding.Entry item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        switch (item) {
            case Folding.Entry.Folded(int _, int count) -> {
                fold.setText(texts.text("diff.fold", count));
                setAccessibleText(fold.getText());
                setGraphic(fold);
            }
            case Folding.Entry.Shown(int row) -> {
                show(diff.get(), diff.get().rows().get(row));
                setGraphic(both);
            }
        }
    }

    private void show(Diff of, Row row) {
        String before = row.left() < 0 ? "" : of.left().lines().get(row.left());
        String after = row.right() < 0 ? "" : of.right().lines().get(row.right());
        Words words =
                row.kind() == RowKind.CHANGED
                        ? Words.between(before, after)
                        : new Words(List.of(), List.of());
        left.show(row.kind(), row.left(), before, of.left().json(), words.left(), true);
        right.show(row.kind(), row.right(), after, of.right().json(), words.right(), false);
        setAccessibleText(
                texts.text(
                        "diff.row." + row.kind().name().toLowerCase(Locale.ROOT), before, after));
    }

    /// The line of one side.
    private static final class Half extends HBox {
        private final Label number = new Label();
        private final Label sign = new Label();
        private final CodeLine line = new CodeLine();

        Half() {
            getStyleClass().add("diff-half");
            number.getStyleClass().add("code-number");
            sign.getStyleClass().add("diff-sign");
            setHgrow(line, Priority.ALWAYS);
            setHgrow(this, Priority.ALWAYS);
            setPrefWidth(1);
            setMinWidth(0);
            sign.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().addAll(number, sign, line);
        }

        void show(
                RowKind kind,
                int at,
                String text,
                boolean json,
                List<Words.Span> marks,
                boolean left) {
            number.setText(at < 0 ? "" : Integer.toString(at + 1));
            sign.setText(at < 0 ? "" : sign(kind, left));
            line.show(
                    text,
                    json ? Highlight.JSON : Highlight.NONE,
                    marks.stream().map(span -> new int[] {span.from(), span.to()}).toList());
            pseudoClassStateChanged(REMOVED, kind == RowKind.REMOVED && at >= 0);
            pseudoClassStateChanged(ADDED, kind == RowKind.ADDED && at >= 0);
            pseudoClassStateChanged(CHANGED, kind == RowKind.CHANGED);
            pseudoClassStateChanged(ABSENT, at < 0);
        }

        private static String sign(RowKind kind, boolean left) {
            return switch (kind) {
                case SAME -> " ";
                case REMOVED -> "−";
                case ADDED -> "+";
                case CHANGED -> left ? "−" : "+";
            };
        }
    }
}
