package dev.turnstone.app.ui.wizard;

/// Does a thing once the user has stopped typing; only the last one asked for. The window's thread.
@FunctionalInterface
interface Calm {
    void whenCalm(Runnable action);

    /// At once: for tests.
    static Calm none() {
        return Runnable::run;
    }
}
