package dev.turnstone.app.ui.wizard;

import java.util.List;
import java.util.Locale;

/// The steps, in their order.
enum WizardStep {
    SOURCE,
    TARGET,
    ASSESSMENT,
    INDICES,
    STRATEGY,
    METADATA,
    PLAN,
    START;

    private static final List<WizardStep> ALL = List.of(values());

    /// The key of its texts, and its name where it is kept.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isFirst() {
        return this == SOURCE;
    }

    boolean isLast() {
        return this == START;
    }

    /// From 1 on, as they come.
    int number() {
        return ALL.indexOf(this) + 1;
    }

    WizardStep next() {
        return ALL.get(Math.min(number(), ALL.size() - 1));
    }

    WizardStep before() {
        return ALL.get(Math.max(number() - 2, 0));
    }

    /// The first one where nothing is known by that key.
    static WizardStep of(String key) {
        for (WizardStep step : values()) {
            if (step.key().equals(key)) {
                return step;
            }
        }
        return SOURCE;
    }
}
