package dev.turnstone.engine.step;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The repositories of a [PaperCluster], and how its snapshots stand.
final class PaperSnapshots {
    private final Map<String, Map<String, String>> repositories = new TreeMap<>();

    /// How a snapshot stands as soon as it was asked for.
    volatile String begunAs = "SUCCESS";

    synchronized void put(String repository, String snapshot, String state) {
        repositories.computeIfAbsent(repository, _ -> new TreeMap<>()).put(snapshot, state);
    }

    /// Whatever is being taken is finished now.
    synchronized void finish() {
        repositories.values().forEach(all -> all.replaceAll((_, state) -> "SUCCESS"));
    }

    synchronized Map<String, Map<String, String>> repositories() {
        Map<String, Map<String, String>> copy = new TreeMap<>();
        repositories.forEach((name, all) -> copy.put(name, Map.copyOf(all)));
        return copy;
    }

    synchronized Optional<JsonNode> answer(String method, String path) {
        String[] parts = path.split("/", -1);
        String repository = parts[2];
        String snapshot = parts.length > 3 ? parts[3] : "";
        ObjectNode answer = Json.MAPPER.createObjectNode();
        Map<String, String> all = repositories.get(repository);
        if (method.equals("PUT")) {
            if (snapshot.isEmpty()) {
                repositories.putIfAbsent(repository, new TreeMap<>());
            } else {
                put(repository, snapshot, begunAs);
            }
            return Optional.of(answer);
        }
        if (all == null) {
            return Optional.empty();
        }
        if (method.equals("DELETE")) {
            boolean was =
                    snapshot.isEmpty()
                            ? repositories.remove(repository) != null
                            : all.remove(snapshot) != null;
            return was ? Optional.of(answer) : Optional.empty();
        }
        if (snapshot.isEmpty()) {
            answer.putObject(repository).put("type", "fs");
            return Optional.of(answer);
        }
        var list = answer.putArray("snapshots");
        all.forEach(
                (name, state) -> {
                    if (snapshot.equals("_all") || snapshot.equals(name)) {
                        list.addObject().put("snapshot", name).put("state", state);
                    }
                });
        return list.isEmpty() && !snapshot.equals("_all") ? Optional.empty() : Optional.of(answer);
    }
}
