package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;
import dev.turnstone.engine.spec.shape.Paths;

import java.util.List;

/// Indices of a migration that go their way together, at a pace of their own.
public record Group(
        @Entry(about = "Which of the migration's indices.") IndexChoice indices,
        @Entry(
                        about =
                                "Groups of the same migration that are carried over before this one.",
                        usual = "[]",
                        pattern = Paths.NAME_PATTERN,
                        expected = Paths.NAME_EXPECTED)
                List<String> after,
        @Entry(
                        about =
                                "How its documents are carried over; what is not said here is taken from the migration.")
                Backfill backfill) {
    public Group {
        after = List.copyOf(after);
    }
}
