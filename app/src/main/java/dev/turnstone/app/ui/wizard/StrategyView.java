package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.wizard.StrategyViewModel.Origin;
import dev.turnstone.app.ui.wizard.StrategyViewModel.Strategy;

import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// How writes reach the target meanwhile, each with what it asks for and what it costs.
final class StrategyView implements StepContent {
    private final StrategyViewModel model;
    private final Texts texts;
    private final ScrollPane node;
    private final ToggleGroup strategies = new ToggleGroup();
    private final ToggleGroup origins = new ToggleGroup();

    StrategyView(WizardViewModel wizard, Texts texts) {
        this.model = wizard.strategy();
        this.texts = texts;
        GridPane cards = new GridPane(16, 16);
        for (Strategy strategy : Strategy.values()) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / Strategy.values().length);
            cards.getColumnConstraints().add(third);
            cards.addRow(0, card(strategy, wizard));
        }
        Label where = new Label(texts.text("wizard.origin"));
        where.getStyleClass().add("section-title");
        FlowPane choices = new FlowPane(24, 8);
        for (Origin origin : Origin.values()) {
            choices.getChildren().add(origin(origin));
        }
        VBox second =
                new VBox(
                        12,
                        where,
                        choices,
                        about(Origin.LIVE),
                        about(
                                Origin.SNAPSHOT,
                                field("location", "/mnt/snapshots", model.locationProperty())),
                        about(Origin.EXISTING, there()));
        second.getStyleClass().add("card");
        VBox all = new VBox(16, cards, second);
        // Room for the scroll bar.
        all.setPadding(new Insets(0, 12, 0, 0));
        node = new ScrollPane(all);
        node.setFitToWidth(true);
        node.getStyleClass().add("edge-to-edge");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return strategies.getSelectedToggle() instanceof RadioButton chosen ? chosen : node;
    }

    private Node card(Strategy strategy, WizardViewModel wizard) {
        String key = "wizard.strategy." + strategy.key();
        RadioButton choice = new RadioButton(texts.text("wizard.strategy." + strategy.key()));
        choice.setId("strategy-" + strategy.key());
        choice.setToggleGroup(strategies);
        choice.getStyleClass().add("section-title");
        // Arrow keys select without an action.
        choice.selectedProperty()
                .subscribe(
                        selected -> {
                            if (selected) {
                                model.strategyProperty().set(strategy);
                            }
                        });
        model.strategyProperty().subscribe(now -> choice.setSelected(now == strategy));
        VBox obstacle = new VBox();
        VBox card =
                new VBox(
                        10,
                        choice,
                        words(key + ".lead"),
                        consequence("wizard.strategy.needs", key + ".needs"),
                        consequence("wizard.strategy.clients", key + ".clients"),
                        consequence("wizard.strategy.cost", key + ".cost"),
                        obstacle);
        card.getStyleClass().addAll("card", "strategy-card");
        wizard.changesProperty()
                .subscribe(
                        () -> {
                            Optional<String> why = model.obstacle(strategy);
                            choice.setDisable(why.isPresent());
                            obstacle.getChildren()
                                    .setAll(
                                            why.stream()
                                                    .map(
                                                            reason ->
                                                                    ProblemLabel.warning(
                                                                            texts.bundle()
                                                                                    .getString(
                                                                                            reason),
                                                                            texts.bundle()
                                                                                    .getString(
                                                                                            reason
                                                                                                    + ".remedy"),
                                                                            texts))
                                                    .toList());
                        });
        return card;
    }

    private RadioButton origin(Origin which) {
        RadioButton choice = new RadioButton(texts.text("wizard.origin." + which.key()));
        choice.setId("origin-" + which.key());
        choice.setToggleGroup(origins);
        choice.selectedProperty()
                .subscribe(
                        selected -> {
                            if (selected) {
                                model.originProperty().set(which);
                            }
                        });
        model.originProperty().subscribe(now -> choice.setSelected(now == which));
        return choice;
    }

    /// Shown with the choice that it belongs to.
    private VBox about(Origin origin, Node... fields) {
        VBox about = new VBox(8, words("wizard.origin." + origin.key() + ".lead"));
        about.getChildren().addAll(fields);
        about.visibleProperty().bind(model.originProperty().isEqualTo(origin));
        about.managedProperty().bind(about.visibleProperty());
        return about;
    }

    private HBox there() {
        HBox folder = field("folder", "/mnt/snapshots", model.folderProperty());
        HBox name = field("name", texts.text("wizard.origin.newest"), model.snapshotProperty());
        HBox both = new HBox(24, folder, name);
        for (HBox each : List.of(folder, name)) {
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        return both;
    }

    private HBox field(String key, String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setId("snapshot-" + key);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        HBox.setHgrow(field, Priority.ALWAYS);
        Label name = new Label(texts.text("wizard.origin." + key));
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        field.setAccessibleText(name.getText());
        HBox row = new HBox(name, field);
        row.getStyleClass().add("form-row");
        return row;
    }

    private VBox consequence(String caption, String text) {
        Label name = new Label(texts.bundle().getString(caption));
        name.getStyleClass().add("caption");
        return new VBox(2, name, words(text));
    }

    private Label words(String key) {
        Label words = new Label(texts.bundle().getString(key));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("words");
        return words;
    }
}
