package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.metadata.PlannedObject;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.function.Predicate;

/// An object of the metadata: its name, its kind, and what becomes of it.
final class ObjectCell extends ListCell<PlannedObject> {
    private final Texts texts;
    private final Predicate<PlannedObject> writing;

    /// `writing` knows what somebody writes for by hand.
    ObjectCell(Texts texts, Predicate<PlannedObject> writing) {
        this.texts = texts;
        this.writing = writing;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PlannedObject object, boolean empty) {
        super.updateItem(object, empty);
        setText(null);
        setGraphic(null);
        if (object == null || empty) {
            return;
        }
        Label name = new Label(object.name());
        name.getStyleClass().add("strong");
        Label kind = new Label(object.kind().label());
        kind.getStyleClass().addAll("muted", "hint");
        VBox words = new VBox(name, kind);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label badge = badge(object);
        HBox line = new HBox(8, words, badge);
        line.getStyleClass().add("bar");
        setGraphic(line);
        setAccessibleText(object.key() + ", " + badge.getText());
    }

    private Label badge(PlannedObject object) {
        Label badge =
                writing.test(object)
                        ? badge("writing", Feather.EDIT_2, Tone.WARNING)
                        : action(object);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }

    private Label action(PlannedObject object) {
        boolean loses = MetadataViewModel.loses(object);
        return switch (object.action()) {
            case CREATE ->
                    loses
                            ? badge("loses", Feather.ALERT_TRIANGLE, Tone.WARNING)
                            : badge("create", Feather.PLUS, Tone.GOOD);
            case EXISTS_SAME -> badge("exists-same", Feather.CHECK, Tone.NEUTRAL);
            case EXISTS_DIFFERENT -> badge("exists-different", Feather.ALERT_TRIANGLE, Tone.BAD);
            case SKIP -> badge("skip", Feather.MINUS, Tone.NEUTRAL);
            case REFUSED -> badge("refused", Feather.X_CIRCLE, Tone.BAD);
        };
    }

    private Label badge(String key, Feather icon, Tone tone) {
        Label badge = new Label(texts.text("wizard.action." + key), Icons.of(icon));
        badge.getStyleClass().addAll("state-badge", tone.style());
        return badge;
    }
}
