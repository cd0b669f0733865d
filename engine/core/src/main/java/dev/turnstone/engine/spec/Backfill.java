package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

/// How the documents that are there are carried over.
public record Backfill(
        @Entry(about = "Parts of the source read at once.", usual = "4", least = 1, most = 256)
                int readers,
        @Entry(
                        about = "Documents of each index that a rehearsal carries over.",
                        usual = "1000",
                        least = 1,
                        most = 10_000_000)
                long rehearsal) {}
