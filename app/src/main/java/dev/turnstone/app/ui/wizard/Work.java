package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.task.Tasks;

import java.util.function.Supplier;

/// How the wizard's view models get things done: beside the window, and after a pause.
record Work(Tasks tasks, Supplier<Calm> pauses) {
    /// A pause of one's own.
    Calm calm() {
        return pauses.get();
    }
}
