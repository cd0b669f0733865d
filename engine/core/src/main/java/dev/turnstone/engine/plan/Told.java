package dev.turnstone.engine.plan;

import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.SnapshotChoice;

/// What each kind of step will read, create and change, in words.
final class Told {
    private Told() {}

    static Effects of(StepKind kind, Migration migration, String group, String cluster) {
        String what = group.isEmpty() ? "all indices" : "the indices of group " + group;
        String from = migration.from();
        String documents =
                migration.snapshot() instanceof SnapshotChoice.None
                        ? "documents of " + what + " of " + from
                        : "documents of " + what + " in a snapshot of " + from;
        return switch (kind) {
            case ASSESS -> new Effects(from + " and " + cluster, "", "");
            case SNAPSHOT -> new Effects("", "a snapshot of " + what + " on " + cluster, "");
            case METADATA ->
                    new Effects(
                            "mappings, settings and the like of " + from,
                            "what is missing of them on " + cluster,
                            "");
            case CAPTURE, PROXY_CAPTURE ->
                    new Effects(
                            "what changes in " + what + " of " + from,
                            "",
                            "documents on " + cluster + ", as long as it runs");
            case BACKFILL -> new Effects(documents, "documents on " + cluster, "");
            case REPLAY -> new Effects("how far " + cluster + " is behind", "", "");
            case VALIDATE, PROVE ->
                    new Effects(
                            "ids and revisions of " + what + " on both sides",
                            "",
                            migration.validation().repair()
                                    ? "what differs on " + cluster + ", from the source"
                                    : "");
            case TEARDOWN ->
                    cluster.equals(from)
                            ? new Effects("", "", "removes the snapshots from " + cluster)
                            : new Effects(
                                    "",
                                    "",
                                    "ends the following; settings of "
                                            + cluster
                                            + " as they were before");
            case COMPARE -> new Effects("answers of both sides", "", "");
            case SWITCH -> new Effects("", "", "the clients talk to " + cluster);
        };
    }
}
