package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The snapshots of a source in the repository that the spec names, and what is noted of them.
/// Whatever is gone already is fine.
record SourceSnapshots(ClusterClient source, SnapshotChoice.Create wish, SnapshotNotes notes) {

    /// Noted before it is made: only such a one is ever taken away again.
    void register() {
        if (source.find(ClusterRequest.get(repository())).isPresent()) {
            return;
        }
        notes.repositoryIntended(cluster(), wish.repository());
        ObjectNode body = Json.MAPPER.createObjectNode().put("type", "fs");
        body.putObject("settings").put("location", wish.location()).put("compress", true);
        source.json(ClusterRequest.put(repository(), body.toString()));
    }

    Optional<String> state(SnapshotNotes.Noted noted) {
        return source.find(ClusterRequest.get(path(noted)))
                .map(found -> found.path("snapshots").path(0).path("state").asString(""))
                .filter(state -> !state.isEmpty());
    }

    void take(SnapshotNotes.Noted noted) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("indices", noted.indices());
        source.json(
                ClusterRequest.put(
                        path(noted), body.put("include_global_state", false).toString()));
    }

    /// These, and their repositories where we made them and nothing is in them any more.
    int remove(List<SnapshotNotes.Noted> all) {
        Set<String> repositories = new TreeSet<>(Set.of(wish.repository()));
        for (SnapshotNotes.Noted noted : all) {
            remove(noted);
            repositories.add(noted.repository());
        }
        repositories.forEach(this::removeWhereEmpty);
        return all.size();
    }

    private void removeWhereEmpty(String name) {
        String path = "/_snapshot/" + name;
        if (notes.madeRepository(cluster(), name)
                && source.find(ClusterRequest.get(path + "/_all"))
                        .map(rest -> rest.path("snapshots").isEmpty())
                        .orElse(true)) {
            source.find(ClusterRequest.delete(path));
            notes.repositoryRemoved(cluster(), name);
        }
    }

    void remove(SnapshotNotes.Noted noted) {
        source.find(ClusterRequest.delete(path(noted)));
        notes.removed(noted);
    }

    boolean madeRepository() {
        return notes.madeRepository(cluster(), wish.repository());
    }

    String cluster() {
        return source.json(ClusterRequest.get("/")).path("cluster_uuid").asString("");
    }

    static String path(SnapshotNotes.Noted noted) {
        return "/_snapshot/" + noted.repository() + "/" + noted.name();
    }

    private String repository() {
        return "/_snapshot/" + wish.repository();
    }
}
