package dev.turnstone.proxy.config;

import dev.turnstone.model.TurnstoneException;

/// A field of the configuration is wrong; the message begins with its path.
public final class ConfigException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    ConfigException(String path, String problem) {
        super(path + ": " + problem, "Correct the field in the configuration file.");
    }
}
