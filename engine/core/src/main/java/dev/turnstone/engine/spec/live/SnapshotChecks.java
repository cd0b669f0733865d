package dev.turnstone.engine.spec.live;

import dev.turnstone.documents.snapshot.SnapshotCatalog;
import dev.turnstone.documents.snapshot.SnapshotRepository;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the snapshot that a migration reads is there, or can be made and read.
final class SnapshotChecks {
    private final String path;
    private final Remarks remarks;

    SnapshotChecks(String name, Remarks remarks) {
        this.path = "migrations." + name + ".snapshot";
        this.remarks = remarks;
    }

    void check(Migration migration, Optional<ClusterClient> source) {
        switch (migration.snapshot()) {
            case SnapshotChoice.None() -> {}
            case SnapshotChoice.Existing existing -> existing(existing);
            case SnapshotChoice.Create create -> {
                readable(create);
                source.ifPresent(cluster -> location(create, cluster));
            }
        }
    }

    private void existing(SnapshotChoice.Existing existing) {
        try {
            SnapshotCatalog catalog =
                    SnapshotCatalog.open(SnapshotRepository.folder(Path.of(existing.folder())));
            if (existing.name().isPresent()) {
                catalog.snapshot(existing.name().get());
            } else {
                catalog.newest();
            }
        } catch (TurnstoneException e) {
            remarks.error(
                    path + (existing.name().isPresent() ? ".name" : ".folder"),
                    String.valueOf(e.getMessage()),
                    e.remedy());
        }
    }

    private void readable(SnapshotChoice.Create create) {
        if (!Files.isDirectory(Path.of(create.here()))) {
            remarks.error(
                    path + (create.folder().isPresent() ? ".folder" : ".location"),
                    "This machine sees no folder " + create.here() + ".",
                    "Mount the repository here, and name where as folder.");
        }
    }

    /// The nodes allow repositories only below their `path.repo`.
    private void location(SnapshotChoice.Create create, ClusterClient source) {
        JsonNode nodes =
                source.json(
                                ClusterRequest.get(
                                        "/_nodes/settings?filter_path=nodes.*.settings.path.repo"))
                        .path("nodes");
        List<String> allowed = new ArrayList<>();
        nodes.forEach(
                node -> {
                    JsonNode repo = node.path("settings").path("path").path("repo");
                    if (repo.isArray()) {
                        repo.forEach(each -> allowed.add(each.asString("")));
                    } else if (repo.isString()) {
                        allowed.addAll(List.of(repo.asString().split(",")));
                    }
                });
        Path wanted = Path.of(create.location()).normalize();
        boolean fits =
                allowed.stream()
                        .map(String::strip)
                        .anyMatch(each -> wanted.startsWith(Path.of(each).normalize()));
        if (!fits && wanted.isAbsolute()) {
            remarks.error(
                    path + ".location",
                    "The source allows no repository at "
                            + create.location()
                            + (allowed.isEmpty() ? ": it has no path.repo." : "."),
                    allowed.isEmpty()
                            ? "Set path.repo on its nodes, bring a snapshot, or scan (kind: none)."
                            : "Name a folder below one of " + String.join(", ", allowed) + ".");
        }
    }
}
