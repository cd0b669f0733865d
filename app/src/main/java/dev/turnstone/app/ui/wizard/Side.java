package dev.turnstone.app.ui.wizard;

import java.util.Locale;

/// Which of the two clusters.
enum Side {
    SOURCE("sources"),
    TARGET("targets");

    private final String field;

    Side(String field) {
        this.field = field;
    }

    /// The spec's field that holds the clusters of this side.
    String field() {
        return field;
    }

    Side other() {
        return this == SOURCE ? TARGET : SOURCE;
    }

    /// How such a cluster is called where nobody named it.
    String usualName() {
        return key();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
