package dev.turnstone.engine.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.turnstone.engine.spec.shape.Entry;

import java.util.Optional;

/// Where the documents that are there are read from.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface SnapshotChoice {

    /// From the live source: it is scanned.
    @JsonTypeName("none")
    record None() implements SnapshotChoice {}

    /// From a snapshot that this migration creates.
    @JsonTypeName("create")
    record Create(
            @Entry(about = "The folder of the repository as the source's nodes see it (path.repo).")
                    String location,
            @Entry(about = "The same folder as this machine sees it; as location unless said.")
                    Optional<String> folder,
            @Entry(
                            about = "The repository's name on the source; made if it is not there.",
                            usual = "\"turnstone\"",
                            pattern = "[^\\s,\"*\\\\<>|?/#]+",
                            expected = "a name without blanks, commas and slashes")
                    String repository,
            @Entry(about = "Keep the snapshot after the migration has ended.", usual = "false")
                    boolean keep)
            implements SnapshotChoice {
        /// The folder as this machine sees it.
        public String here() {
            return folder.orElse(location);
        }
    }

    /// From a snapshot that is there already.
    @JsonTypeName("existing")
    record Existing(
            @Entry(about = "The folder of the repository as this machine sees it.") String folder,
            @Entry(about = "The snapshot's name; the newest finished one unless said.")
                    Optional<String> name)
            implements SnapshotChoice {}
}
