package dev.turnstone.app.ui;

import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.app.ui.theme.Theme;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/// Shows something in a window, in light and dark, small and large, and keeps how it looks in
/// target/screenshots.
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    private Screenshots() {}

    /// `content` is made anew for every picture; a picture is taken when `ready` says so.
    public static void take(String name, Supplier<Parent> content, BooleanSupplier ready) {
        for (Appearance appearance : new Appearance[] {Appearance.LIGHT, Appearance.DARK}) {
            for (int[] size : SIZES) {
                one(name, content, ready, appearance, size[0], size[1]);
            }
        }
    }

    public static void take(String name, Supplier<Parent> content) {
        take(name, content, () -> true);
    }

    private static void one(
            String name,
            Supplier<Parent> content,
            BooleanSupplier ready,
            Appearance appearance,
            int width,
            int height) {
        Stage stage =
                Toolkit.on(
                        () -> {
                            Theme theme = theme(appearance);
                            Scene scene = new Scene(content.get(), width, height);
                            theme.dress(scene);
                            Stage made = new Stage();
                            made.setScene(scene);
                            made.show();
                            return made;
                        });
        try {
            await(ready);
            // Two pulses and what they set off: there is no event that says a picture is complete.
            Toolkit.pulse();
            Toolkit.pulse();
            write(
                    name + "-" + appearance.name().toLowerCase(java.util.Locale.ROOT) + "-" + width,
                    Toolkit.on(() -> stage.getScene().snapshot(new WritableImage(width, height))));
        } finally {
            Toolkit.run(stage::hide);
        }
    }

    /// How it looks now.
    public static void keep(String name, Scene scene) {
        write(name, Toolkit.on(() -> scene.snapshot(null)));
    }

    private static @org.jspecify.annotations.Nullable Theme installed;

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

    private static void write(String name, WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(copy, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
