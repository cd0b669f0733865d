package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.Tasks;
import dev.turnstone.app.ui.wizard.DraftDesk.Base;
import dev.turnstone.app.ui.wizard.DraftDesk.Kept;
import dev.turnstone.app.ui.wizard.DraftDesk.Loaded;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What of the open draft is on disk, and which version of the session's spec it began from.
/// Nothing is written that somebody only looked at. The window's thread.
final class DraftKeeper {
    private final ReadOnlyObjectWrapper<Optional<Base>> newer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Draft draft;
    private final DraftDesk desk;
    private final Tasks tasks;
    private Base base = Base.NONE;
    private @Nullable Kept last;
    private long number;

    DraftKeeper(Draft draft, DraftDesk desk, Tasks tasks) {
        this.draft = draft;
        this.desk = desk;
        this.tasks = tasks;
    }

    /// The session's spec, where it is another by now than the one that the draft began from:
    /// somebody decides which of the two counts.
    ReadOnlyObjectProperty<Optional<Base>> newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /// Why what is typed is not on disk; empty while it is.
    ReadOnlyObjectProperty<Optional<Failure>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The version that the draft began from.
    Base base() {
        return base;
    }

    /// The draft was taken over from what was loaded.
    void took(Loaded loaded) {
        // What is being written is of another draft.
        next();
        Kept kept = loaded.kept();
        base = loaded.newest().says(draft.yaml()) ? loaded.newest() : new Base(kept.base(), "");
        last = now(kept.step());
        see(loaded.newest());
    }

    /// The draft became this version.
    void became(Base version, WizardStep step) {
        base = version;
        last = version.says(draft.yaml()) ? now(step) : null;
        see(version);
    }

    /// The draft is to be put over what came meanwhile.
    void insist() {
        base = newer.get().map(each -> new Base(each.version(), "")).orElse(base);
        newer.set(Optional.empty());
    }

    /// Asks whether a newer spec was the reason of a refusal.
    void look(String session) {
        tasks.run(() -> desk.newest(session), this::see, _ -> {});
    }

    /// Whatever is given to be kept from now on is newer than this.
    long next() {
        return ++number;
    }

    void keep(String session, WizardStep step) {
        Kept kept = now(step);
        if (kept.equals(last)) {
            return;
        }
        boolean own = !base.says(kept.yaml());
        long mine = next();
        tasks.run(
                () -> {
                    desk.keep(session, kept, own, mine);
                    return kept;
                },
                written -> {
                    trouble.set(Optional.empty());
                    if (mine == number) {
                        last = written;
                    }
                },
                why -> trouble.set(Optional.of(why)));
    }

    /// On disk when this returns, with whatever could not be written before.
    void keepNow(String session, WizardStep step) {
        Kept kept = now(step);
        if (!kept.equals(last)) {
            desk.keep(session, kept, !base.says(kept.yaml()), next());
            last = kept;
        }
        desk.flush();
        trouble.set(Optional.empty());
    }

    private void see(Base newest) {
        newer.set(
                Optional.of(newest)
                        .filter(each -> each.isInTheWayOf(base.version(), draft.yaml())));
    }

    private Kept now(WizardStep step) {
        return new Kept(draft.yaml(), step, base.version());
    }
}
