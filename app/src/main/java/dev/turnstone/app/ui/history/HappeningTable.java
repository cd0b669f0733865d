package dev.turnstone.app.ui.history;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;

import javafx.scene.control.TableView;

import org.kordamp.ikonli.feather.Feather;

/// Who did what when, and what became of the steps.
final class HappeningTable {
    /// Of what somebody did there is no state.
    private static final StateLook NONE = new StateLook(Feather.USER, "", Tone.NEUTRAL);

    private HappeningTable() {}

    static TableView<Happening> of(Texts texts, HistoryViewModel model) {
        TableView<Happening> table =
                Columns.table(
                        texts.text("history.happened"),
                        Columns.words(
                                texts.text("history.when"), 130, each -> Figures.time(each.when())),
                        Columns.words(texts.text("history.what"), 260, Happening::what),
                        Columns.badges(
                                texts.text("history.became"),
                                176,
                                each -> each.became().map(StateLook::of).orElse(NONE),
                                look -> look.label().isEmpty() ? "" : look.word(texts)),
                        Columns.words(texts.text("history.who"), 80, Happening::who),
                        Columns.words(texts.text("history.detail"), 360, Happening::detail));
        table.setId("history-happened");
        table.setItems(model.happenings());
        return Columns.orNothing(table, texts.text("history.choose"));
    }
}
