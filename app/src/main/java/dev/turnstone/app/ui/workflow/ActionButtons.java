package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.run.ConsequencesDialog;
import dev.turnstone.app.ui.workflow.Actions.Action;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Buttons of actions: each tells what it will do before it is done. `id` tells those of the run
/// from those of a step.
final class ActionButtons {
    private final Map<Action, Button> buttons = new EnumMap<>(Action.class);
    private final WorkflowViewModel model;
    private final Texts texts;
    private final Node owner;
    private final String id;
    private final BiConsumer<Action, Consumer<Consequences>> asking;

    ActionButtons(
            String id,
            WorkflowViewModel model,
            Texts texts,
            Node owner,
            BiConsumer<Action, Consumer<Consequences>> asking) {
        this.id = id;
        this.model = model;
        this.texts = texts;
        this.owner = owner;
        this.asking = asking;
    }

    /// Hidden until somebody shows it; `key` names its words.
    Button add(Action action, String key, Ikon icon, String... styles) {
        Button button = new Button(texts.bundle().getString(key), new FontIcon(icon));
        button.setId(id + "-" + action.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.setVisible(false);
        button.setOnAction(_ -> asking.accept(action, this::agree));
        buttons.put(action, button);
        return button;
    }

    void each(BiConsumer<Action, Button> what) {
        buttons.forEach(what);
    }

    private void agree(Consequences what) {
        ConsequencesDialog.ask(what, texts, owner, () -> model.act(what));
    }
}
