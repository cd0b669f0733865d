package dev.turnstone.app.ui.settings;

import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.model.Json;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// What is remembered, in one small file of the home. The window's thread; a file that cannot be
/// read is as good as none.
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Path file;
    private final ObjectProperty<Appearance> appearance;
    private Remembered remembered;

    private Settings(Path file, Remembered remembered) {
        this.file = file;
        this.remembered = remembered;
        this.appearance = new SimpleObjectProperty<>(remembered.appearance());
    }

    public static Settings of(Path home) {
        Path file = home.resolve("workbench.json");
        return new Settings(file, read(file));
    }

    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    public Remembered remembered() {
        return remembered;
    }

    /// How the sessions stand, from now on.
    public void keepStates(Map<String, String> states) {
        keep(new Remembered(appearance.get(), remembered.place(), remembered.page(), states));
    }

    /// Replaces the file as a whole: a kill leaves the one or the other.
    public void keep(Remembered now) {
        remembered = new Remembered(appearance.get(), now.place(), now.page(), now.states());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("workbench.json.new");
            Files.writeString(fresh, Json.MAPPER.writeValueAsString(remembered));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The window's settings could not be kept in {}", file, e);
        }
    }

    private static Remembered read(Path file) {
        if (!Files.exists(file)) {
            return Remembered.nothing();
        }
        try {
            return Json.MAPPER.readValue(Files.readString(file), Remembered.class);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The window's settings in {} cannot be read", file, e);
            return Remembered.nothing();
        }
    }
}
