package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.app.ui.wizard.Inquiry.State;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// Who answers at an address: what it is, and how much it holds.
final class ContactCard extends VBox {
    private final ClusterViewModel model;
    private final Texts texts;

    ContactCard(ClusterViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("card", "contact-card", "side-" + model.side().key());
        setId(model.side().key() + "-contact");
        model.contact().stateProperty().subscribe(this::show);
    }

    private void show(State<Contact> now) {
        Label caption = new Label(texts.text("wizard.contact." + model.side().key()));
        caption.getStyleClass().add("side-caption");
        getChildren().setAll(caption);
        switch (now) {
            case State.Idle<Contact>() ->
                    say(
                            Feather.LINK,
                            Tone.NEUTRAL,
                            "wizard.contact.idle",
                            "wizard.contact.idle.lead");
            case State.Asking<Contact>() -> {
                ProgressIndicator turning = new ProgressIndicator();
                turning.setMaxSize(18, 18);
                Label words = new Label(texts.text("wizard.contact.asking"), turning);
                words.getStyleClass().addAll("contact-state", Tone.NEUTRAL.style());
                getChildren().add(words);
            }
            case State.Failed<Contact>(var _) -> notReached();
            case State.Here<Contact>(Contact contact) ->
                    contact.facts().ifPresentOrElse(this::facts, this::notReached);
        }
    }

    private void notReached() {
        say(
                Feather.X_CIRCLE,
                Tone.BAD,
                "wizard.contact.notReached",
                "wizard.contact.notReached.lead");
    }

    private void say(Feather icon, Tone tone, String what, String lead) {
        Label state = new Label(texts.bundle().getString(what), Icons.of(icon));
        state.getStyleClass().addAll("contact-state", tone.style());
        Label more = new Label(texts.bundle().getString(lead));
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        more.getStyleClass().add("muted");
        getChildren().addAll(state, more);
    }

    private void facts(Contact.Facts facts) {
        Label state =
                new Label(texts.text("wizard.contact.answers"), Icons.of(Feather.CHECK_CIRCLE));
        state.getStyleClass().addAll("contact-state", Tone.GOOD.style());
        Label version = new Label(facts.version().toString());
        version.getStyleClass().add("contact-version");
        version.setId(model.side().key() + "-version");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("contact-facts");
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        right.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), right);
        fact(grid, "wizard.fact.name", facts.name());
        fact(grid, "wizard.fact.health", facts.health());
        fact(grid, "wizard.fact.nodes", Amounts.count(facts.nodes()));
        fact(grid, "wizard.fact.indices", Amounts.count(facts.indices()));
        fact(grid, "wizard.fact.documents", Amounts.count(facts.documents()));
        fact(grid, "wizard.fact.bytes", Amounts.bytes(facts.bytes()));
        getChildren().addAll(state, version, grid);
    }

    private void fact(GridPane grid, String key, String value) {
        Label name = new Label(texts.bundle().getString(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        Label said = new Label(value);
        said.getStyleClass().add("strong");
        Node[] line = {name, said};
        grid.addRow(grid.getRowCount(), line);
    }
}
