package dev.turnstone.sandbox;

import dev.turnstone.sandbox.files.Tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// A broker's place on disk, its ports and its settings.
record BrokerPlan(ServerVersion version, Path home, int port, int controllerPort) {
    Path settingsFile() {
        return home.resolve("server.properties");
    }

    /// With these settings beside, or instead of, its own.
    void write(Map<String, String> more) {
        Properties settings = properties();
        settings.putAll(more);
        try {
            Files.createDirectories(home);
            try (Writer writer = Files.newBufferedWriter(settingsFile())) {
                settings.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteData() {
        Tree.delete(home.resolve("data"));
    }

    void delete() {
        Tree.delete(home);
    }

    private Properties properties() {
        var settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty("log.dirs", home.resolve("data").toString());
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            settings.setProperty(topic + ".replication.factor", "1");
            settings.setProperty(topic + ".num.partitions", "1");
        }
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        return settings;
    }
}
