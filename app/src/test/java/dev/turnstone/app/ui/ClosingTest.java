package dev.turnstone.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Closing.Part;
import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class ClosingTest {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void partsEndInTheirOrderAndEachIsShown() throws Exception {
        CountDownLatch done = new CountDownLatch(1);

        closing(part("engine"), part("servers"))
                .begin(Runnable::run, name -> told.add("ending " + name), done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).containsExactly("ending engine", "engine", "ending servers", "servers");
    }

    @Test
    void whatFailsKeepsNothingFromEnding() {
        Part failing =
                new Part(
                        "engine",
                        () -> {
                            throw new TurnstoneException("The disk is full.", "Make room.");
                        });

        closing(failing, part("servers")).finish(_ -> {});

        assertThat(told).containsExactly("The disk is full.", "servers");
    }

    @Test
    void nothingEndsTwice() {
        Closing closing = closing(part("engine"));

        closing.finish(_ -> {});
        closing.finish(_ -> {});

        assertThat(told).containsExactly("engine");
    }

    @Test
    void whatTakesItsTimeHoldsTheWindowUpForNothing() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Part slow =
                new Part(
                        "engine",
                        () -> {
                            try {
                                open.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        closing(slow).begin(Runnable::run, told::add, done::countDown);

        assertThat(done.getCount()).isOne();
        open.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private Closing closing(Part... parts) {
        return new Closing(List.of(parts), failure -> told.add(failure.what()));
    }

    private Part part(String name) {
        return new Part(name, () -> told.add(name));
    }
}
