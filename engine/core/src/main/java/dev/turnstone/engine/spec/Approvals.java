package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

/// The gates of a migration.
public record Approvals(
        @Entry(about = "Before anything is made on the target.", usual = "{\"kind\": \"manual\"}")
                Approval metadata,
        @Entry(
                        about = "Before documents are written to the target.",
                        usual = "{\"kind\": \"automatic\"}")
                Approval backfill,
        @Entry(
                        about =
                                "Before the migration counts as finished. Manual unless said where a"
                                        + " proxy of Turnstone's own captures: it ends then, and"
                                        + " refuses clients.",
                        usual =
                                "{\"kind\": \"automatic\", \"checks\": {\"parity\": true,"
                                        + " \"holes\": 0, \"failed\": 0, \"lag\": \"5s\"}}")
                Approval finish) {}
