package dev.turnstone.app.ui;

import dev.turnstone.app.ui.task.Failure;

import java.util.function.Consumer;

/// Does one thing after the other: what fails is told, and keeps nothing after it from being done.
final class OneByOne {
    private OneByOne() {}

    static void run(Consumer<Failure> told, Runnable... parts) {
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException | Error e) {
                told.accept(Failure.of(e));
            }
        }
    }
}
