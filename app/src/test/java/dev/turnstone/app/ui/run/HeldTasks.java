package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.task.Failure;
import dev.turnstone.app.ui.task.Tasks;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Answers come when a test lets them: what is asked meanwhile waits.
public final class HeldTasks implements Tasks {
    private final Queue<Runnable> held = new ArrayDeque<>();

    /// Everything that was asked, and what is asked because of that.
    public void release() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    @Override
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        held.add(() -> Tasks.direct(_ -> {}).run(work, done, failed));
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done) {
        held.add(() -> Tasks.direct(_ -> {}).run(work, done));
    }
}
