package dev.turnstone.app.ui.home;

import dev.turnstone.app.sandbox.TrialCancelled;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.SessionState;
import dev.turnstone.app.ui.home.TrialProgress.State;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.task.Failure;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// A migration of a sandbox, from one click to the account. The window's thread; follows at the
/// feed's pace.
public final class TrialViewModel {
    private final Desk desk;
    private final TrialHouse house;
    private final ReadOnlyObjectWrapper<TrialProgress> progress =
            new ReadOnlyObjectWrapper<>(TrialProgress.idle());
    private State state = State.IDLE;
    private String session = "";
    private @Nullable TrialReport report;
    private @Nullable Failure failure;

    public TrialViewModel(Desk desk) {
        this(desk, new TrialHouse(desk.home().resolve("runs")));
    }

    TrialViewModel(Desk desk, TrialHouse house) {
        this.desk = desk;
        this.house = house;
        desk.feed().snapshotProperty().subscribe(_ -> tick());
    }

    ReadOnlyObjectProperty<TrialProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The session that the trial's run belongs to.
    public String session() {
        return session;
    }

    /// Whether its servers run, or are being started.
    boolean hasServers() {
        return state != State.IDLE && state != State.FAILED;
    }

    public void start() {
        if (progress.get().isUnderWay()) {
            return;
        }
        report = null;
        failure = null;
        state = State.RUNNING;
        session = free(desk.feed().now().sessions().stream().map(SessionState::name).toList());
        String own = session;
        Engine engine = desk.engine();
        tick();
        desk.tasks()
                .run(
                        () -> {
                            open(engine, own);
                            return house.play(engine::ask, own);
                        },
                        this::done,
                        this::failed);
    }

    /// Lets the following end; as the button of the workflow does.
    public void approve() {
        Engine engine = desk.engine();
        String own = session;
        desk.tasks()
                .run(
                        () -> engine.ask(Engine.request("approve", own).put("who", desk.who())),
                        _ -> desk.feed().refresh());
    }

    /// Ends what is under way, and the servers.
    public void cancel() {
        state = State.CANCELLING;
        tick();
        desk.tasks()
                .run(
                        () -> {
                            house.cancel();
                            return true;
                        },
                        _ -> tick());
    }

    /// Ends the servers after the trial.
    public void leave() {
        state = State.IDLE;
        tick();
        desk.tasks()
                .run(
                        () -> {
                            house.close();
                            return true;
                        },
                        _ -> tick());
    }

    public void close() {
        house.close();
    }

    private void open(Engine engine, String own) {
        engine.ask(Engine.request("session-create").put("name", own).put("who", desk.who()));
        engine.ask(Engine.request("session-switch").put("name", own).put("who", desk.who()));
    }

    private void done(TrialReport account) {
        report = account;
        state = State.DONE;
        tick();
    }

    private void failed(Failure why) {
        boolean wished = state == State.CANCELLING || why.details().contains(cancelledName());
        failure = wished ? null : why;
        state = wished ? State.IDLE : State.FAILED;
        tick();
    }

    private static String cancelledName() {
        return TrialCancelled.class.getName();
    }

    void tick() {
        TrialPhase phase = house.phase();
        progress.set(
                new TrialProgress(
                        state,
                        phase,
                        house.fetched(),
                        house.toFetch(),
                        house.requests(),
                        house.writes(),
                        Optional.ofNullable(report),
                        Optional.ofNullable(failure)));
    }

    static String free(List<String> taken) {
        String name = "sandbox";
        for (int number = 2; taken.contains(name); number++) {
            name = "sandbox-" + number;
        }
        return name;
    }
}
