package dev.turnstone.app.ui.notice;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// The notices, one below the other, at the window's lower right.
public final class NoticeStack extends VBox {
    private final NoticeViewModel model;
    private final Texts texts;

    public NoticeStack(Desk desk, NoticeViewModel model) {
        this.model = model;
        this.texts = desk.texts();
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.notices().addListener((ListChangeListener<Notice>) _ -> show());
        show();
    }

    private void show() {
        getChildren().setAll(model.notices().stream().map(this::card).toList());
    }

    private Node card(Notice notice) {
        Label text = new Label(notice.text(), Icons.of(icon(notice.tone())));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button close = Icons.button(Feather.X, texts.text("notice.close"));
        close.setOnAction(_ -> model.dismiss(notice));
        HBox card = new HBox(text, close);
        card.getStyleClass().addAll("notice", notice.tone().style());
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(notice.text());
        return card;
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case BAD -> Feather.X_CIRCLE;
            case WARNING -> Feather.USER_CHECK;
            default -> Feather.INFO;
        };
    }
}
