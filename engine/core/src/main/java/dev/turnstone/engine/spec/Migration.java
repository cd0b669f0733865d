package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;
import dev.turnstone.engine.spec.shape.Paths;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.replay.transform.Transform;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What moves from one source to one or several targets, which all receive the same.
public record Migration(
        @Entry(
                        about = "The source; the only one unless said.",
                        derived = true,
                        pattern = Paths.NAME_PATTERN,
                        expected = Paths.NAME_EXPECTED)
                String from,
        @Entry(
                        about = "The targets; all of them unless said.",
                        derived = true,
                        pattern = Paths.NAME_PATTERN,
                        expected = Paths.NAME_EXPECTED,
                        filled = true)
                List<String> to,
        @Entry(
                        about = "Migrations that end before this one begins.",
                        usual = "[]",
                        pattern = Paths.NAME_PATTERN,
                        expected = Paths.NAME_EXPECTED)
                List<String> after,
        @Entry(about = "Which indices.") IndexChoice indices,
        @Entry(
                        about =
                                "Indices that go their way together. An index that no group takes"
                                        + " goes with the group rest.",
                        usual = "{}")
                Map<String, Group> groups,
        @Entry(
                        about =
                                "Steps that change documents on their way: renameIndex, drop,"
                                        + " rename, set, expression.",
                        usual = "[]")
                List<JsonNode> transform,
        @Entry(
                        about = "How writes during the migration reach the target.",
                        usual = "{\"kind\": \"delta\"}")
                Capture capture,
        @Entry(
                        about = "Where the documents that are there are read from.",
                        usual = "{\"kind\": \"none\"}")
                SnapshotChoice snapshot,
        @Entry(about = "How indices, templates and the like are carried over.")
                MetadataChoice metadata,
        @Entry(about = "How documents are carried over.") Backfill backfill,
        @Entry(about = "How the target follows.") Replay replay,
        @Entry(about = "How it is proven.") Validation validation,
        @Entry(about = "Who approves.") Approvals approvals) {
    /// The group of the indices that no group takes.
    public static final String REST = "rest";

    public Migration {
        to = List.copyOf(to);
        after = List.copyOf(after);
        groups = Spec.sorted(groups);
        transform = List.copyOf(transform);
    }

    /// The steps of [#transform()], ready to be applied.
    public Transform transformation() {
        return TransformRules.transform(transform);
    }

    /// The groups by name, [#REST] among them: it takes what the others leave.
    public Map<String, Group> allGroups() {
        Map<String, Group> all = new TreeMap<>(groups);
        all.put(REST, new Group(indices, List.of(), backfill));
        return Spec.sorted(all);
    }

    /// The group of this name, [#REST] included.
    public Group group(String name) {
        Group known = groups.get(name);
        return known == null ? Spec.known("group", name, allGroups()) : known;
    }

    /// The groups that take an index of this migration; [#REST] where none does. More than one is a
    /// contradiction that feedback tells.
    public List<String> groupsOf(String index) {
        List<String> taking =
                groups.entrySet().stream()
                        .filter(group -> group.getValue().indices().patterns().test(index))
                        .map(Map.Entry::getKey)
                        .toList();
        return taking.isEmpty() ? List.of(REST) : taking;
    }

    /// The given indices by the group that carries them; groups that get none are not there.
    public Map<String, List<String>> grouped(List<String> names) {
        Map<String, IndexPatterns> patterns = new TreeMap<>();
        groups.forEach((group, taking) -> patterns.put(group, taking.indices().patterns()));
        Map<String, List<String>> grouped = new TreeMap<>();
        for (String name : names) {
            String taking =
                    patterns.entrySet().stream()
                            .filter(group -> group.getValue().test(name))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse(REST);
            grouped.computeIfAbsent(taking, _ -> new ArrayList<>()).add(name);
        }
        grouped.replaceAll((_, list) -> List.copyOf(list));
        return Spec.sorted(grouped);
    }
}
