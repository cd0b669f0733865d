package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The pages, one below the other; settings stand at the foot. Arrow keys go from one to the other
/// and open none: so they are no toggle group, in which they would mark what is not shown.
final class NavigationRail extends VBox {
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    NavigationRail(List<PageEntry> pages, Texts texts, Consumer<String> open) {
        getStyleClass().add("rail");
        Label brand = new Label(texts.text("shell.name"), Icons.of(Feather.FEATHER));
        brand.getStyleClass().add("brand");
        getChildren().add(brand);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        for (PageEntry page : pages) {
            if (page.atFoot() && !getChildren().contains(gap)) {
                getChildren().add(gap);
            }
            getChildren().add(button(page, texts, open));
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /// The toolkit moves nothing between buttons outside of a group.
    private void walk(KeyEvent event) {
        int way =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    default -> 0;
                };
        List<ToggleButton> all = List.copyOf(buttons.values());
        int next = all.indexOf(event.getTarget()) + way;
        if (way != 0 && next >= 0 && next < all.size()) {
            all.get(next).requestFocus();
            event.consume();
        }
    }

    void select(String page) {
        buttons.forEach((id, button) -> button.setSelected(id.equals(page)));
    }

    private Node button(PageEntry page, Texts texts, Consumer<String> open) {
        ToggleButton button =
                new ToggleButton(texts.text("page." + page.id()), Icons.of(page.icon()));
        button.setId("nav-" + page.id());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    open.accept(page.id());
                });
        buttons.put(page.id(), button);
        return button;
    }
}
