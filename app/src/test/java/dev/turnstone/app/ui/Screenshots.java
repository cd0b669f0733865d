package dev.turnstone.app.ui;

import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.app.ui.theme.Theme;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/// Shows something in a window and keeps how it looks in target/screenshots, with all dialogs and
/// popups that are open above it.
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    private static @Nullable Theme installed;

    private Screenshots() {}

    /// In which colours and sizes.
    public enum Looks {
        /// For the usual run of tests: that there is a picture, without any failure.
        ONE,
        /// Light and dark, small and large: to be opened and judged.
        EVERY;

        private List<Look> all() {
            List<Look> small =
                    List.of(
                            new Look(Appearance.LIGHT, 1280, 800),
                            new Look(Appearance.LIGHT, 1920, 1080),
                            new Look(Appearance.DARK, 1280, 800),
                            new Look(Appearance.DARK, 1920, 1080));
            return this == ONE ? small.subList(0, 1) : small;
        }
    }

    private record Look(Appearance appearance, int width, int height) {
        String of(String name) {
            return name + "-" + appearance.name().toLowerCase(Locale.ROOT) + "-" + width;
        }
    }

    /// `content` is made anew for every picture; a picture is taken when `ready` says so.
    public static void take(
            Looks looks, String name, Supplier<Parent> content, BooleanSupplier ready) {
        looks.all().forEach(look -> one(look, name, content, ready));
    }

    private static void one(
            Look look, String name, Supplier<Parent> content, BooleanSupplier ready) {
        Stage stage =
                Toolkit.on(
                        () -> {
                            Theme theme = theme(look.appearance());
                            Scene scene = new Scene(content.get(), look.width(), look.height());
                            theme.dress(scene);
                            Stage made = new Stage();
                            made.setX(0);
                            made.setY(0);
                            made.setScene(scene);
                            made.show();
                            return made;
                        });
        try {
            await(ready);
            // Two pulses and what they set off: there is no event that says a picture is complete.
            Toolkit.pulse();
            Toolkit.pulse();
            write(look.of(name), Toolkit.on(() -> whole(stage)));
        } finally {
            Toolkit.run(
                    () -> {
                        for (Window each : List.copyOf(Window.getWindows())) {
                            if (!each.equals(stage)) {
                                each.hide();
                            }
                        }
                        stage.hide();
                    });
        }
    }

    /// How it looks now.
    public static void keep(String name, Scene scene) {
        write(name, Toolkit.on(() -> pixels(scene)));
    }

    /// One theme for all tests: two would dress the same windows differently.
    public static Theme theme(Appearance appearance) {
        Theme theme = installed;
        if (theme == null) {
            theme = Theme.install(appearance);
            installed = theme;
        } else {
            theme.use(appearance);
        }
        return theme;
    }

    /// Asked on the window's thread.
    public static void await(BooleanSupplier ready) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!Toolkit.on(ready::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("what was waited for did not come");
            }
            Toolkit.pulse();
        }
    }

    /// The window, and above it what belongs to it.
    private static BufferedImage whole(Stage stage) {
        BufferedImage all = pixels(stage.getScene());
        Graphics2D on = all.createGraphics();
        for (Window above : Window.getWindows()) {
            if (!above.equals(stage) && above.isShowing()) {
                on.drawImage(
                        pixels(above.getScene()),
                        (int) (left(above) - left(stage)),
                        (int) (top(above) - top(stage)),
                        null);
            }
        }
        on.dispose();
        return all;
    }

    private static double left(Window window) {
        return window.getX() + window.getScene().getX();
    }

    private static double top(Window window) {
        return window.getY() + window.getScene().getY();
    }

    private static BufferedImage pixels(Scene scene) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage image =
                scene.getFill() == null || scene.getFill().equals(Color.TRANSPARENT)
                        ? scene.getRoot().snapshot(clear, null)
                        : scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        return copy;
    }

    private static void write(String name, BufferedImage image) {
        BufferedImage opaque =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D on = opaque.createGraphics();
        on.drawImage(image, 0, 0, null);
        on.dispose();
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(opaque, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
