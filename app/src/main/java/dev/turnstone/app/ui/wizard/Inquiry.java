package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.Tasks;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.concurrent.Callable;

/// A question to clusters or the engine, of which only the newest answer counts. The window's
/// thread.
final class Inquiry<T> {
    private final ReadOnlyObjectWrapper<State<T>> state =
            new ReadOnlyObjectWrapper<>(new State.Idle<>());
    private final Tasks tasks;
    private int version;

    /// How far it is.
    sealed interface State<T> {
        record Idle<T>() implements State<T> {}

        record Asking<T>() implements State<T> {}

        record Here<T>(T answer) implements State<T> {}

        record Failed<T>(Failure failure) implements State<T> {}
    }

    Inquiry(Tasks tasks) {
        this.tasks = tasks;
    }

    ReadOnlyObjectProperty<State<T>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    Optional<T> answer() {
        return state.get() instanceof State.Here<T>(T answer)
                ? Optional.of(answer)
                : Optional.empty();
    }

    void ask(Callable<T> question) {
        expect();
        int asked = version;
        tasks.run(
                question,
                answer -> told(asked, new State.Here<>(answer)),
                failure -> told(asked, new State.Failed<>(failure)));
    }

    /// What was answered holds no longer; the next question comes soon.
    void expect() {
        version++;
        state.set(new State.Asking<>());
    }

    void forget() {
        version++;
        state.set(new State.Idle<>());
    }

    private void told(int asked, State<T> next) {
        if (asked == version) {
            state.set(next);
        }
    }
}
