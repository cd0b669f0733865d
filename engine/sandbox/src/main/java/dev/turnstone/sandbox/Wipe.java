package dev.turnstone.sandbox;

import dev.turnstone.sandbox.files.Tree;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Empties a server over its own REST API. What a version does not know is skipped.
final class Wipe {
    private static final List<String> ALL =
            List.of(
                    "/_search/scroll/_all",
                    "/_search/point_in_time/_all",
                    "/_data_stream/*",
                    "/_template/*",
                    "/_index_template/*",
                    "/_component_template/*",
                    "/_ingest/pipeline/*",
                    "/_search/pipeline/*",
                    "/_snapshot/*");

    private final RestCalls rest;
    private final String url;

    private Wipe(RestCalls rest, String url) {
        this.rest = rest;
        this.url = url;
    }

    static void of(String url, Path snapshots) {
        try (var rest = new RestCalls(url)) {
            var wipe = new Wipe(rest, url);
            wipe.resetSettings();
            ALL.forEach(path -> rest.send("DELETE", path, ""));
            wipe.deleteIndices();
            wipe.deleteScripts();
        }
        emptyFolder(snapshots);
    }

    private void deleteIndices() {
        if (rest.send("DELETE", "/*?expand_wildcards=all", "").statusCode() >= 300) {
            rest.send("DELETE", "/_all", "");
        }
        JsonNode left = rest.get("/_cat/indices?format=json");
        if (!left.isEmpty()) {
            throw new SandboxException(
                    "Indices are left on " + url + " after wiping it: " + left,
                    "Take a server of your own for this test.");
        }
    }

    private void deleteScripts() {
        JsonNode scripts =
                rest.get("/_cluster/state/metadata?filter_path=metadata.stored_scripts")
                        .path("metadata")
                        .path("stored_scripts");
        for (String id : scripts.propertyNames()) {
            rest.send("DELETE", "/_scripts/" + URLEncoder.encode(id, StandardCharsets.UTF_8), "");
        }
    }

    private void resetSettings() {
        JsonNode settings = rest.get("/_cluster/settings?flat_settings=true");
        ObjectNode reset = RestCalls.JSON.createObjectNode();
        for (String kind : List.of("persistent", "transient")) {
            ObjectNode nothing = RestCalls.JSON.createObjectNode();
            settings.path(kind).propertyNames().forEach(nothing::putNull);
            if (!nothing.isEmpty()) {
                reset.set(kind, nothing);
            }
        }
        if (!reset.isEmpty()) {
            rest.send("PUT", "/_cluster/settings", reset.toString());
        }
    }

    private static void emptyFolder(Path folder) {
        var entries = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.forEach(Tree::delete);
    }
}
