package dev.turnstone.app.ui.chart;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.ink.Picture;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What can be done with a chart beside looking at it.
final class ChartMenu {
    private final Chart chart;
    private final Texts texts;

    private ChartMenu(Chart chart, Texts texts) {
        this.chart = chart;
        this.texts = texts;
    }

    static void attach(Chart chart, Texts texts) {
        ChartMenu menu = new ChartMenu(chart, texts);
        ContextMenu items =
                new ContextMenu(
                        menu.item("chart.fit", chart::fit),
                        new SeparatorMenuItem(),
                        menu.item("chart.png", () -> menu.save("png")),
                        menu.item("chart.svg", () -> menu.save("svg")),
                        menu.item("chart.csv", () -> menu.save("csv")),
                        menu.item("chart.copy", menu::copy));
        chart.setOnContextMenuRequested(
                event -> {
                    items.show(chart, event.getScreenX(), event.getScreenY());
                    event.consume();
                });
    }

    /// Written as the ending says; the chart's own size for pictures.
    static void write(Chart chart, File file) throws IOException {
        String name = file.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            Files.writeString(file.toPath(), ChartExport.csv(chart.dataProperty().get()));
        } else if (name.endsWith(".svg")) {
            Files.writeString(file.toPath(), svg(chart));
        } else {
            Picture.write(chart, file.toPath());
        }
    }

    private static String svg(Chart chart) {
        List<String> colours =
                IntStream.range(0, ChartPainter.COLOURS)
                        .mapToObj(i -> chart.inks().web(ChartPainter.ink(i)))
                        .toList();
        Scale seen = chart.visible();
        return ChartExport.svg(
                chart.dataProperty().get(),
                seen.low(),
                seen.high(),
                (int) Math.max(320, chart.getWidth()),
                (int) Math.max(160, chart.getHeight()),
                colours);
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.bundle().getString(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(ChartExport.csv(chart.dataProperty().get()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save(String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(
                chart.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                        + "."
                        + ending);
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file == null) {
            return;
        }
        try {
            write(chart, file);
        } catch (IOException e) {
            javafx.scene.control.Alert alert =
                    new javafx.scene.control.Alert(
                            javafx.scene.control.Alert.AlertType.ERROR,
                            texts.text("chart.notSaved", file.getAbsolutePath()));
            alert.setHeaderText(null);
            alert.initOwner(chart.getScene().getWindow());
            alert.show();
        }
    }
}
