package dev.turnstone.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class OneByOneTest {
    @Test
    void whatFailsKeepsNothingAfterItFromBeingDone() {
        List<String> done = new ArrayList<>();

        OneByOne.run(
                failure -> done.add(failure.what()),
                () -> {
                    throw new TurnstoneException("The disk is full.", "Make room.");
                },
                () -> done.add("engine closed"));

        assertThat(done).containsExactly("The disk is full.", "engine closed");
    }
}
