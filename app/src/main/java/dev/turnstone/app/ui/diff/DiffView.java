package dev.turnstone.app.ui.diff;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.task.Tasks;
import dev.turnstone.app.ui.text.CodeLine;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Segments;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;

/// Two documents side by side. F7 and Shift+F7 walk from one difference to the next; beyond the
/// last `beyond` is told which way. Compared away from the window's thread.
public final class DiffView extends VBox {
    private static final int CONTEXT = 3;

    private final ObjectProperty<Diff> diff = new SimpleObjectProperty<>(Diff.NONE);
    private final ListView<Folding.Entry> list = new ListView<>();
    private final ScrollBar sideways = new ScrollBar();
    private final Label left = new Label();
    private final Label right = new Label();
    private final Label counts = new Label();
    private final Label coarse = new Label();
    private final Set<Integer> opened = new HashSet<>();
    private final Tasks tasks;
    private final Texts texts;
    private final ObjectProperty<Folding.Show> show =
            new SimpleObjectProperty<>(Folding.Show.DIFFERENCES);
    private IntConsumer beyond = _ -> {};
    private int version;

    public DiffView(Tasks tasks, Texts texts) {
        this.tasks = tasks;
        this.texts = texts;
        getStyleClass().add("diff-view");
        list.setFixedCellSize(CodeLine.HEIGHT);
        list.setCellFactory(_ -> new DiffRowView(diff::get, sideways.valueProperty(), texts));
        list.getStyleClass().add("code-list");
        list.setAccessibleText(texts.text("diff.name"));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> unfold());
        list.setPlaceholder(new Label(texts.text("diff.nothing")));
        sideways.setOrientation(Orientation.HORIZONTAL);
        sideways.managedProperty().bind(sideways.visibleProperty());
        sideways.setFocusTraversable(false);
        coarse.getStyleClass().add("text-warning");
        coarse.setText(texts.text("diff.coarse"));
        coarse.managedProperty().bind(coarse.visibleProperty());
        coarse.setVisible(false);
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(tools(), heads(), list, sideways);
        addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        widthProperty().subscribe(this::measure);
        show.subscribe((_, _) -> fill());
        shown(Diff.NONE);
    }

    /// What is on each side, in words.
    public void name(String leftName, String rightName) {
        left.setText(leftName);
        right.setText(rightName);
    }

    /// Told 1 or -1 when somebody walks on from the last or the first difference.
    public void whenBeyond(IntConsumer action) {
        beyond = action;
    }

    public void show(String before, String after) {
        version++;
        int asked = version;
        tasks.run(
                () -> Diff.of(DiffText.of(before), DiffText.of(after), Limits.USUAL),
                done -> {
                    if (asked == version) {
                        shown(done);
                    }
                });
    }

    public Diff diff() {
        return diff.get();
    }

    public void shown(Diff next) {
        diff.set(next);
        opened.clear();
        counts.setText(
                next.isSame()
                        ? texts.text("diff.same", next.rows().size())
                        : texts.text(
                                "diff.counts",
                                next.count(RowKind.CHANGED),
                                next.count(RowKind.ADDED),
                                next.count(RowKind.REMOVED)));
        coarse.setVisible(next.coarse());
        fill();
        measure();
    }

    /// To the next difference, or the one before.
    public void walk(int way) {
        int at = currentRow();
        int next = way > 0 ? diff.get().hunkAfter(at) : diff.get().hunkBefore(at);
        if (next < 0) {
            beyond.accept(way);
            return;
        }
        int place = list.getItems().indexOf(new Folding.Entry.Shown(next));
        if (place >= 0) {
            list.getSelectionModel().clearAndSelect(place);
            list.scrollTo(Math.max(0, place - CONTEXT));
            list.requestFocus();
        }
    }

    private int currentRow() {
        return switch (list.getSelectionModel().getSelectedItem()) {
            case Folding.Entry.Shown(int row) -> row;
            case Folding.Entry.Folded(int from, int _) -> from;
            case null -> -1;
        };
    }

    private HBox tools() {
        HBox tools = new HBox(8);
        tools.getStyleClass().add("tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        counts.getStyleClass().add("muted");
        counts.setMinWidth(USE_PREF_SIZE);
        SegmentedButton modes =
                Segments.of(
                        show,
                        List.of(Folding.Show.values()),
                        as ->
                                new ToggleButton(
                                        texts.text(
                                                "diff.show."
                                                        + as.name().toLowerCase(Locale.ROOT))));
        modes.setMinWidth(USE_PREF_SIZE);
        tools.getChildren()
                .addAll(
                        modes,
                        counts,
                        coarse,
                        space,
                        button("diff.before", "Shift+F7", -1),
                        button("diff.next", "F7", 1));
        return tools;
    }

    private HBox heads() {
        HBox heads = new HBox(left, right);
        heads.getStyleClass().add("diff-heads");
        for (Label head : List.of(left, right)) {
            head.setMaxWidth(Double.MAX_VALUE);
            head.setPrefWidth(1);
            head.setMinWidth(0);
            HBox.setHgrow(head, Priority.ALWAYS);
        }
        return heads;
    }

    private Button button(String key, String keys, int way) {
        Button button =
                Icons.button(
                        way > 0 ? Feather.ARROW_DOWN : Feather.ARROW_UP,
                        texts.bundle().getString(key) + " (" + keys + ")");
        button.setOnAction(_ -> walk(way));
        return button;
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.F7) {
            walk(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && list.equals(event.getTarget())) {
            unfold();
            event.consume();
        }
    }

    private void unfold() {
        if (list.getSelectionModel().getSelectedItem()
                        instanceof Folding.Entry.Folded(int from, int _)
                && show.get() == Folding.Show.DIFFERENCES) {
            int at = list.getSelectionModel().getSelectedIndex();
            opened.add(from);
            fill();
            list.getSelectionModel().clearAndSelect(at);
        }
    }

    private void fill() {
        list.getItems().setAll(Folding.entries(diff.get(), show.get(), CONTEXT, opened));
    }

    private void measure() {
        int longest =
                Math.max(
                        diff.get().left().lines().stream().mapToInt(String::length).max().orElse(0),
                        diff.get().right().lines().stream()
                                .mapToInt(String::length)
                                .max()
                                .orElse(0));
        double most = CodeLine.widthOf(longest) - Math.max(0, getWidth() / 2 - 90);
        sideways.setVisible(most > 0);
        sideways.setMax(Math.max(0, most));
        sideways.setVisibleAmount(Math.max(1, most / 3));
        sideways.setUnitIncrement(24);
        sideways.setBlockIncrement(Math.max(20, getWidth() / 3));
        sideways.setValue(Math.min(sideways.getValue(), sideways.getMax()));
    }
}
