package dev.turnstone.app.ui.run;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Why there is nothing to see, and what to do about it.
public final class Nothing extends VBox {
    public Nothing(Ikon icon, String what, String remedy) {
        getStyleClass().add("nothing");
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("nothing-icon");
        Label said = new Label(what);
        said.getStyleClass().add("section-title");
        Label todo = new Label(remedy);
        todo.getStyleClass().add("muted");
        todo.setWrapText(true);
        getChildren().addAll(picture, said, todo);
    }

    /// With what leads on from here.
    public Nothing leadingOn(String words, Ikon icon, Runnable on) {
        Button button = new Button(words, new FontIcon(icon));
        button.getStyleClass().add("accent");
        button.setOnAction(_ -> on.run());
        getChildren().add(button);
        return this;
    }
}
