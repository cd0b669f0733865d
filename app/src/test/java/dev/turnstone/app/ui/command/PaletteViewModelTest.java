package dev.turnstone.app.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PaletteViewModelTest {
    private final PaletteViewModel palette =
            new PaletteViewModel(
                    () ->
                            List.of(
                                    new Command("Open History", "Ctrl+2", () -> {}),
                                    new Command("Work in session prod", "", () -> {})));

    @Test
    void everyTypedWordMustOccur() {
        palette.queryProperty().set("prod work");

        assertThat(palette.found())
                .extracting(Command::title)
                .containsExactly("Work in session prod");
    }

    @Test
    void openingItAgainForgetsWhatWasTyped() {
        palette.queryProperty().set("nothing like it");
        assertThat(palette.found()).isEmpty();

        palette.open();

        assertThat(palette.found()).hasSize(2);
    }
}
