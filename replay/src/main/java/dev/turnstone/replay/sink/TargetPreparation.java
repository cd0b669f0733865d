package dev.turnstone.replay.sink;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.Notes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes the target's indices ours for the migration, and gives them back as they were.
///
/// The original values are durable before anything is changed, so that a kill in between loses
/// none; both directions may be repeated.
public final class TargetPreparation {
    /// Tombstones stay for a day; pipelines are off.
    public static final Map<String, String> USUAL =
            Map.of(
                    "index.gc_deletes", "1d",
                    "index.default_pipeline", "_none",
                    "index.final_pipeline", "_none");

    private final ClusterClient target;
    private final Notes notes;

    public TargetPreparation(ClusterClient target, Notes notes) {
        this.target = target;
        this.notes = notes;
    }

    /// What was there before; null for a setting that was not set. Bound to the very index.
    record Original(
            String uuid, Map<String, String> wanted, Map<String, @Nullable String> values) {}

    /// A setting that someone else changed meanwhile, and which was therefore left alone.
    public record LeftAlone(String index, String setting, String value) {}

    public void prepare(String index, Map<String, String> wanted) {
        Map<String, String> current = settings(index);
        String uuid = current.getOrDefault("index.uuid", "");
        boolean known =
                notes.find(index).map(TargetPreparation::original).stream()
                        .anyMatch(original -> original.uuid().equals(uuid));
        if (!known) {
            var before = new TreeMap<String, @Nullable String>();
            wanted.keySet().forEach(name -> before.put(name, current.get(name)));
            notes.put(index, Json.MAPPER.writeValueAsString(new Original(uuid, wanted, before)));
        }
        // A blocked index, of a full disk for one, refuses even what changes nothing.
        if (!current.entrySet().containsAll(wanted.entrySet())) {
            target.json(settingsOf(index, wanted));
        }
    }

    /// The indices that are prepared and not given back yet.
    public List<String> prepared() {
        return List.copyOf(notes.all().keySet());
    }

    public List<LeftAlone> restore(String index) {
        var leftAlone = new ArrayList<LeftAlone>();
        notes.find(index)
                .map(TargetPreparation::original)
                .ifPresent(original -> restore(index, original, leftAlone));
        notes.remove(index);
        return leftAlone;
    }

    private void restore(String index, Original original, List<LeftAlone> leftAlone) {
        var path = ClusterRequest.get("/" + ClusterTarget.encode(index) + "/_settings");
        if (target.find(path).isEmpty()) {
            return;
        }
        Map<String, String> current = settings(index);
        if (!original.uuid().equals(current.get("index.uuid"))) {
            return;
        }
        var back = new TreeMap<String, @Nullable String>();
        original.wanted()
                .forEach(
                        (name, ours) -> {
                            String now = current.get(name);
                            String before = original.values().get(name);
                            if (ours.equals(now)) {
                                back.put(name, before);
                            } else if (now != null && !now.equals(before)) {
                                leftAlone.add(new LeftAlone(index, name, now));
                            }
                        });
        if (!back.isEmpty()) {
            // Gone since it was looked at, it has nothing to be given back.
            var _ = target.find(settingsOf(index, back));
        }
    }

    private Map<String, String> settings(String index) {
        JsonNode answer =
                target.json(
                        ClusterRequest.get(
                                "/"
                                        + ClusterTarget.encode(index)
                                        + "/_settings?flat_settings=true"));
        var settings = new TreeMap<String, String>();
        for (JsonNode each : answer) {
            for (Map.Entry<String, JsonNode> setting : each.path("settings").properties()) {
                settings.put(setting.getKey(), setting.getValue().asString(""));
            }
        }
        return settings;
    }

    private static ClusterRequest settingsOf(
            String index, Map<String, ? extends @Nullable String> settings) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        settings.forEach(body::put);
        return ClusterRequest.put(
                "/" + ClusterTarget.encode(index) + "/_settings", body.toString());
    }

    private static Original original(String text) {
        return Json.MAPPER.readValue(text, Original.class);
    }
}
