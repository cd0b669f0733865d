package dev.turnstone.app.ui.wizard;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterVersion;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Locale;
import java.util.Optional;

/// How writes during the migration reach the target, and where the documents are read from. The
/// window's thread.
final class StrategyViewModel {
    private final Draft draft;
    private final ClusterViewModel source;
    private final ObjectProperty<Strategy> strategy = new SimpleObjectProperty<>(Strategy.DELTA);
    private final ObjectProperty<Origin> origin = new SimpleObjectProperty<>(Origin.LIVE);
    private final StringProperty location = new SimpleStringProperty("");
    private boolean reading;

    /// How the target follows, by the spec's kinds of capture.
    enum Strategy {
        PROXY,
        DELTA,
        NONE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where documents are read from.
    enum Origin {
        LIVE,
        SNAPSHOT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    StrategyViewModel(Draft draft, ClusterViewModel source) {
        this.draft = draft;
        this.source = source;
        strategy.addListener((_, _, _) -> write());
        origin.addListener((_, _, _) -> write());
        location.addListener((_, _, _) -> write());
    }

    ObjectProperty<Strategy> strategyProperty() {
        return strategy;
    }

    ObjectProperty<Origin> originProperty() {
        return origin;
    }

    StringProperty locationProperty() {
        return location;
    }

    void read() {
        reading = true;
        String kind = draft.text(draft.migration() + ".capture.kind");
        strategy.set(
                switch (kind) {
                    case "proxy" -> Strategy.PROXY;
                    case "none" -> Strategy.NONE;
                    default -> Strategy.DELTA;
                });
        String snapshot = draft.text(draft.migration() + ".snapshot.kind");
        origin.set(snapshot.equals("create") ? Origin.SNAPSHOT : Origin.LIVE);
        location.set(draft.text(draft.migration() + ".snapshot.location"));
        reading = false;
    }

    /// The key of why the engine cannot run it here; empty where it can.
    Optional<String> obstacle(Strategy which) {
        return switch (which) {
            case DELTA ->
                    sourceVersion().map(ClusterVersion::hasSequenceNumbers).orElse(true)
                            ? Optional.empty()
                            : Optional.of("wizard.strategy.delta.missing");
            case PROXY, NONE -> Optional.empty();
        };
    }

    boolean isClear() {
        return obstacle(strategy.get()).isEmpty()
                && (origin.get() == Origin.LIVE || !location.get().isBlank());
    }

    private Optional<ClusterVersion> sourceVersion() {
        return source.contact().answer().flatMap(Contact::facts).map(Contact.Facts::version);
    }

    private void write() {
        if (reading) {
            return;
        }
        String path = draft.migration();
        if (!draft.text(path + ".capture.kind").equals(strategy.get().key())) {
            draft.put(
                    path + ".capture",
                    Json.MAPPER.createObjectNode().put("kind", strategy.get().key()));
        }
        if (origin.get() == Origin.LIVE) {
            if (draft.text(path + ".snapshot.kind").equals("create")) {
                draft.remove(path + ".snapshot");
            }
        } else {
            draft.put(path + ".snapshot.kind", "create");
            draft.put(path + ".snapshot.location", location.get().strip());
        }
    }
}
