package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.SearchField;
import dev.turnstone.app.ui.theme.Segments;
import dev.turnstone.app.ui.wizard.IndicesViewModel.Show;
import dev.turnstone.app.ui.wizard.Inquiry.State;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// Patterns above, what the source makes of them below.
final class IndicesView implements StepContent {
    private final IndicesViewModel model;
    private final Texts texts;
    private final VBox node;
    private final TextField include;
    private final Label total = new Label();
    private final ProgressIndicator asking = new ProgressIndicator();
    private final VBox trouble = new VBox();

    IndicesView(IndicesViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        include = field(model.includeProperty(), "include", "*");
        TextField exclude = field(model.excludeProperty(), "exclude", "");
        HBox patterns =
                new HBox(
                        16,
                        labelled("wizard.include", include),
                        labelled("wizard.exclude", exclude));
        IndexTable table = new IndexTable(model, texts);
        VBox.setVgrow(table, Priority.ALWAYS);
        total.getStyleClass().add("section-title");
        total.setId("indices-total");
        asking.setMaxSize(18, 18);
        node = new VBox(12, patterns, trouble, totals(table), tools(), table);
        node.getStyleClass().add("card");
        // After the model has taken the answer: it listens since before.
        model.inquiry().stateProperty().subscribe(_ -> show());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return include;
    }

    private void show() {
        asking.setVisible(model.inquiry().stateProperty().get() instanceof State.Asking<?>);
        IndicesViewModel.Total now = model.total();
        total.setText(
                texts.text(
                        "wizard.indices.total",
                        now.taken(),
                        now.all(),
                        Amounts.count(now.documents()),
                        Amounts.bytes(now.bytes())));
        trouble.getChildren().clear();
        if (model.inquiry().stateProperty().get() instanceof State.Failed<?>(var failure)) {
            trouble.getChildren().add(ProblemLabel.error(failure.what(), failure.remedy(), texts));
        } else if (model.inquiry().answer().isPresent() && now.taken() == 0) {
            trouble.getChildren()
                    .add(
                            ProblemLabel.error(
                                    texts.text("wizard.indices.none"),
                                    texts.text("wizard.indices.none.remedy"),
                                    texts));
        }
        trouble.setManaged(!trouble.getChildren().isEmpty());
    }

    private HBox totals(IndexTable table) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button turn = new Button(texts.text("wizard.indices.turn"), Icons.of(Feather.REPEAT));
        turn.setId("indices-turn");
        turn.setMinWidth(Region.USE_PREF_SIZE);
        turn.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        turn.setOnAction(_ -> table.turn());
        HBox totals = new HBox(8, total, asking, gap, turn);
        totals.getStyleClass().add("bar");
        return totals;
    }

    private HBox tools() {
        TextField filter =
                new SearchField(
                        texts.text("wizard.indices.filter"),
                        texts.text("wizard.indices.filter.clear"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setId("indices-filter");
        filter.setPrefWidth(280);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(8, filter, gap, shows());
        tools.getStyleClass().add("bar");
        return tools;
    }

    private SegmentedButton shows() {
        SegmentedButton shows =
                Segments.of(
                        model.showProperty(),
                        List.of(Show.values()),
                        show -> new ToggleButton(texts.text("wizard.indices.show." + show.key())));
        shows.setMinWidth(Region.USE_PREF_SIZE);
        return shows;
    }

    private TextField field(StringProperty value, String id, String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.setId("indices-" + id);
        field.setPromptText(prompt);
        return field;
    }

    private VBox labelled(String key, TextField field) {
        Label name = new Label(texts.bundle().getString(key));
        name.setLabelFor(field);
        name.getStyleClass().add("caption");
        field.setAccessibleText(name.getText());
        VBox box = new VBox(4, name, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
