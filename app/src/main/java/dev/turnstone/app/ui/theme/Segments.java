package dev.turnstone.app.ui.theme;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

import org.controlsfx.control.SegmentedButton;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Choices side by side of which one always holds: what is chosen cannot be unchosen by a second
/// click.
public final class Segments {
    private Segments() {}

    /// `look` makes the button of a choice; its text and icon, and an id where somebody looks for
    /// it.
    public static <T> SegmentedButton of(
            ObjectProperty<T> value, List<T> choices, Function<T, ToggleButton> look) {
        SegmentedButton all = new SegmentedButton();
        for (T each : choices) {
            ToggleButton button = look.apply(each);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> button.setSelected(true));
            // Arrow keys select without an action.
            button.selectedProperty()
                    .subscribe(
                            selected -> {
                                if (selected) {
                                    value.set(each);
                                }
                            });
            all.getButtons().add(button);
            value.subscribe(now -> button.setSelected(Objects.equals(now, each)));
        }
        return all;
    }
}
