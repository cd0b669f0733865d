package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.Optional;

/// The frame of a run's page: its title, and below it what there is to see, or why there is nothing
/// and what to do.
public class RunSheet extends VBox {
    private final Texts texts;
    private final VBox all = new VBox(16);
    private final Nothing nothing;

    // Only the toolkit sees it before the page is made, and asks nothing of it yet.
    @SuppressWarnings("this-escape")
    protected RunSheet(String page, String title, Nothing nothing, Desk desk, Texts texts) {
        this.texts = texts;
        this.nothing = nothing;
        if (desk.navigator().has("wizard")) {
            nothing.leadingOn(
                    texts.text("nothing.plan"),
                    Feather.SEND,
                    () -> desk.navigator().open("wizard"));
        }
        Sheet.dress(this);
        setId(page + "-page");
        Label name = new Label(title);
        name.getStyleClass().add("page-title");
        StackPane content = new StackPane(all, nothing);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(name, content);
        present(false);
    }

    protected final Texts texts() {
        return texts;
    }

    protected final String text(String key, Object... values) {
        return texts.text(key, values);
    }

    protected final void fill(Node... content) {
        all.getChildren().setAll(content);
    }

    /// Says since when what is under way does not tell more of itself.
    protected final Label silence(ObservableValue<Optional<Instant>> silent) {
        Label said = new Label("", Icons.of(Feather.ALERT_TRIANGLE));
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.getStyleClass().addAll("state-badge", Tone.WARNING.style());
        said.managedProperty().bind(said.visibleProperty());
        silent.subscribe(
                since -> {
                    said.setVisible(since.isPresent());
                    since.ifPresent(
                            at -> said.setText(texts.text("closely.silent", Figures.time(at))));
                });
        return said;
    }

    protected final void present(boolean there) {
        all.setVisible(there);
        nothing.setVisible(!there);
    }

    /// A chart on a card under its name.
    protected final VBox card(String name, Chart chart) {
        Label title = new Label(name);
        title.getStyleClass().add("section-title");
        chart.setMinHeight(120);
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox card = new VBox(4, title, chart);
        card.getStyleClass().add("card");
        card.setMinHeight(170);
        card.setPrefHeight(240);
        VBox.setVgrow(card, Priority.SOMETIMES);
        return card;
    }

    /// What does not fit side by side.
    protected final TabPane tabs(Tab... tabs) {
        TabPane pane = new TabPane(tabs);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("page-tabs");
        pane.setMinHeight(200);
        pane.setPrefHeight(252);
        VBox.setVgrow(pane, Priority.ALWAYS);
        return pane;
    }

    protected final Tab tab(String name, Node content) {
        return new Tab(name, content);
    }
}
