package dev.turnstone.app.ui.wizard;

import dev.turnstone.model.cluster.ClusterVersion;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.List;
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
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final KindSwitch captures = new KindSwitch();
    private final KindSwitch snapshots = new KindSwitch();
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
        SNAPSHOT,
        EXISTING;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    StrategyViewModel(Draft draft, ClusterViewModel source) {
        this.draft = draft;
        this.source = source;
        strategy.addListener((_, _, _) -> write());
        origin.addListener((_, _, _) -> write());
        for (StringProperty each : List.of(location, folder, name)) {
            each.addListener((_, _, _) -> write());
        }
    }

    ObjectProperty<Strategy> strategyProperty() {
        return strategy;
    }

    ObjectProperty<Origin> originProperty() {
        return origin;
    }

    /// The folder of the snapshot that is made, as the source's nodes see it.
    StringProperty locationProperty() {
        return location;
    }

    /// The folder of the snapshot that is there, as this machine sees it.
    StringProperty folderProperty() {
        return folder;
    }

    /// Its name; empty for the newest.
    StringProperty snapshotProperty() {
        return name;
    }

    void read() {
        reading = true;
        captures.forget();
        snapshots.forget();
        String kind = draft.text(draft.migration() + ".capture.kind");
        strategy.set(
                switch (kind) {
                    case "proxy" -> Strategy.PROXY;
                    case "none" -> Strategy.NONE;
                    default -> Strategy.DELTA;
                });
        String snapshot = draft.migration() + ".snapshot";
        origin.set(
                switch (draft.text(snapshot + ".kind")) {
                    case "create" -> Origin.SNAPSHOT;
                    case "existing" -> Origin.EXISTING;
                    default -> Origin.LIVE;
                });
        location.set(draft.text(snapshot + ".location"));
        boolean isThere = origin.get() == Origin.EXISTING;
        folder.set(isThere ? draft.text(snapshot + ".folder") : "");
        name.set(isThere ? draft.text(snapshot + ".name") : "");
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
                && switch (origin.get()) {
                    case LIVE -> true;
                    case SNAPSHOT -> !location.get().isBlank();
                    case EXISTING -> !folder.get().isBlank();
                };
    }

    private Optional<ClusterVersion> sourceVersion() {
        return source.contact().answer().flatMap(Contact::facts).map(Contact.Facts::version);
    }

    private void write() {
        if (reading) {
            return;
        }
        String path = draft.migration();
        captures.to(strategy.get().key(), draft, path + ".capture");
        String snapshot = path + ".snapshot";
        switch (origin.get()) {
            case LIVE -> snapshots.away(draft, snapshot);
            case SNAPSHOT -> {
                snapshots.to("create", draft, snapshot);
                draft.put(snapshot + ".location", location.get().strip());
            }
            case EXISTING -> {
                snapshots.to("existing", draft, snapshot);
                draft.put(snapshot + ".folder", folder.get().strip());
                draft.put(snapshot + ".name", name.get().strip());
            }
        }
    }
}
