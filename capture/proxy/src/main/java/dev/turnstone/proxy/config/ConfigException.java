package dev.turnstone.proxy.config;

import dev.turnstone.model.TurnstoneException;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A field of the configuration is wrong; the message begins with its path.
public final class ConfigException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    ConfigException(String path, String problem) {
        this(path, problem, "Correct the field in the configuration file.");
    }

    private ConfigException(String path, String problem, String remedy) {
        super(path + ": " + problem, remedy);
    }

    /// Something that a field names is of no use, as the message says already.
    ConfigException(String message, TurnstoneException cause) {
        super(message, cause.remedy(), cause);
    }

    static ConfigException noJson(JacksonException cause) {
        var at = cause.getLocation();
        return new ConfigException(
                "configuration",
                "no JSON: line "
                        + at.getLineNr()
                        + ", column "
                        + at.getColumnNr()
                        + ": "
                        + cause.getOriginalMessage()
                        + ".",
                "Mend the file there: texts and names stand in double quotes, fields have commas"
                        + " between them, and every bracket is closed.");
    }

    /// The file is not there, or may not be read.
    static ConfigException unreadable(Path file, IOException cause) {
        return cause instanceof NoSuchFileException
                ? new ConfigException(
                        file.toString(),
                        "there is no such file, so the proxy does not know what to do.",
                        "Correct the path after --config, or write the file; docs/proxy.md tells"
                                + " its fields.")
                : new ConfigException(
                        file.toString(),
                        cause instanceof MalformedInputException
                                ? "is no text in UTF-8."
                                : "cannot be read.",
                        "Name a JSON file in UTF-8 that this user may read.");
    }
}
