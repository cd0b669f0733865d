package dev.turnstone.sandbox.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/// Starts an Elasticsearch or OpenSearch node: `SearchMain FILE`, a properties file with the node's
/// settings, and what the launcher itself needs under `launcher.`.
public final class SearchMain {
    private SearchMain() {}

    public static void main(String[] args) throws Exception {
        Properties settings = read(Path.of(args[0]));
        String root = Objects.requireNonNull((String) settings.remove("launcher.package"));
        Life life =
                Life.begin(
                        Path.of(
                                Objects.requireNonNull(
                                        (String) settings.remove("launcher.orphaned"))));
        SearchNode node = SearchNode.create(root, settings);
        life.obey(node::close);
        node.start();
        life.ready(Integer.toString(node.port()));
        Thread.currentThread().join();
    }

    static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
