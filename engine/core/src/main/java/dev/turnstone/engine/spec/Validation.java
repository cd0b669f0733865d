package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

/// How it is proven that the target holds what the source holds.
public record Validation(
        @Entry(about = "Prove parity at the end.", usual = "true") boolean parity,
        @Entry(
                        about = "Documents whose content is compared as well.",
                        usual = "1000",
                        most = 10_000_000)
                int sample,
        @Entry(
                        about =
                                "Write from the source what differs, and prove again: while it is"
                                        + " followed, and not over what others wrote to the target.",
                        usual = "true")
                boolean repair) {}
