package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.command.Command;
import dev.turnstone.app.ui.command.Palette;
import dev.turnstone.app.ui.command.PaletteViewModel;
import dev.turnstone.app.ui.command.ShortcutSheet;
import dev.turnstone.app.ui.notice.NoticeStack;
import dev.turnstone.app.ui.notice.NoticeViewModel;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.app.ui.theme.Icons;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The whole window: the shell, and on top of it notices, the palette and the sheet of keys.
public final class WindowRoot extends StackPane {
    private static final KeyCombination PALETTE =
            new KeyCodeCombination(
                    KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination SETTINGS =
            new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);

    private final Desk desk;
    private final List<PageEntry> pages;
    private final ShellViewModel model;
    private final ShellView shell;
    private final NoticeViewModel notices;
    private final Palette palette;
    private final ShortcutSheet sheet;

    public WindowRoot(Desk desk, List<PageEntry> pages) {
        this.desk = desk;
        this.pages = pages;
        Texts texts = desk.texts();
        model = new ShellViewModel(desk);
        notices = new NoticeViewModel(desk);
        sheet = new ShortcutSheet(texts);
        palette = new Palette(new PaletteViewModel(this::commands), texts);
        Button find = new Button(texts.text("palette.find"), Icons.of(Feather.SEARCH));
        find.setId("find");
        find.getStyleClass().add("find-button");
        find.setMinWidth(USE_PREF_SIZE);
        find.setOnAction(_ -> palette.open());
        shell = new ShellView(desk, model, pages, find);
        NoticeStack stack = new NoticeStack(desk, notices);
        StackPane.setAlignment(stack, Pos.BOTTOM_RIGHT);
        getChildren().addAll(shell, stack, palette, sheet);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    public ShellView shell() {
        return shell;
    }

    /// How every session stood when it was last looked at.
    public NoticeViewModel notices() {
        return notices;
    }

    public void openPalette() {
        palette.open();
    }

    public void openKeys() {
        sheet.open();
    }

    private List<Command> commands() {
        Texts texts = desk.texts();
        List<Command> all = new ArrayList<>();
        for (int at = 0; at < pages.size(); at++) {
            PageEntry page = pages.get(at);
            all.add(
                    new Command(
                            texts.text("palette.open", texts.text("page." + page.id())),
                            page.atFoot() ? "Ctrl+," : at < 9 ? "Ctrl+" + (at + 1) : "",
                            () -> shell.open(page.id())));
        }
        model.sessions()
                .forEach(
                        session ->
                                all.add(
                                        new Command(
                                                texts.text("palette.session", session),
                                                "",
                                                () -> model.choose(session))));
        for (Appearance each : Appearance.values()) {
            String word = texts.text("settings.appearance." + each.name().toLowerCase(Locale.ROOT));
            all.add(
                    new Command(
                            texts.text("palette.appearance", word),
                            "",
                            () -> desk.settings().appearanceProperty().set(each)));
        }
        all.add(new Command(texts.text("palette.refresh"), "F5", () -> desk.feed().refresh()));
        all.add(new Command(texts.text("palette.keys"), "F1", sheet::open));
        return all;
    }

    private void key(KeyEvent event) {
        if (PALETTE.match(event)) {
            palette.open();
        } else if (SETTINGS.match(event)) {
            shell.open("settings");
        } else if (event.getCode() == KeyCode.F1) {
            sheet.open();
        } else if (event.getCode() == KeyCode.F5) {
            desk.feed().refresh();
        } else if (event.getCode() == KeyCode.F6) {
            shell.nextPane();
        } else if (event.isShortcutDown() && event.getCode().isDigitKey()) {
            int at = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
            if (at < 0 || at >= pages.size()) {
                return;
            }
            shell.open(pages.get(at).id());
        } else {
            return;
        }
        event.consume();
    }
}
