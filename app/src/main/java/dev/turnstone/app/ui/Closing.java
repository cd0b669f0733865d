package dev.turnstone.app.ui;

import dev.turnstone.app.ui.task.Failure;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Ends what a window stands on, one part after the other and beside the window's thread, which
/// shows meanwhile what is ending. Whoever comes again ends what is left in its own thread.
final class Closing {
    private final Iterator<Part> left;
    private final Consumer<Failure> failures;

    /// `name` is what is ending, as a key of the texts.
    record Part(String name, Runnable work) {}

    Closing(List<Part> parts, Consumer<Failure> failures) {
        this.left = List.copyOf(parts).iterator();
        this.failures = failures;
    }

    /// `window` runs what `showing` and `ended` do.
    void begin(Executor window, Consumer<String> showing, Runnable ended) {
        Thread.ofPlatform()
                .name("ending")
                .start(
                        () -> {
                            finish(name -> window.execute(() -> showing.accept(name)));
                            window.execute(ended);
                        });
    }

    /// Returns when nothing is left.
    synchronized void finish(Consumer<String> showing) {
        while (left.hasNext()) {
            Part part = left.next();
            OneByOne.run(failures, () -> showing.accept(part.name()), part.work());
        }
    }
}
