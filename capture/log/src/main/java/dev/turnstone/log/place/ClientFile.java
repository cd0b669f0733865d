package dev.turnstone.log.place;

import dev.turnstone.log.LogException;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The user's own settings of Kafka clients (TLS, SASL), as Kafka's tools read them: a properties
/// file, which may hold secrets.
public final class ClientFile {
    private ClientFile() {}

    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LogException(
                    "The settings of Kafka clients cannot be read from " + file + ".",
                    "Name a properties file that this user may read.",
                    e);
        }
        Map<String, String> settings = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
