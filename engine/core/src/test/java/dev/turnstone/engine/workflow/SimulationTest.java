package dev.turnstone.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole runs in virtual time with failures, kills, edits and approvals at random: no illegal
/// transition, no step run twice without need, no lost outcome, every roll back ends told.
class SimulationTest {
    @Test
    void threeHundredRunsComeToTheirEndWhateverHappens() {
        play(0, 300);
    }

    @Test
    @Tag("soak")
    void tenThousandRunsComeToTheirEndWhateverHappens() {
        play(1_000_000, 10_000);
    }

    private static void play(long firstSeed, int runs) {
        int kills = 0;
        int edits = 0;
        int rollBacks = 0;
        for (long seed = firstSeed; seed < firstSeed + runs; seed++) {
            Simulation simulation = new Simulation(seed);
            try {
                simulation.play();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            kills += simulation.kills;
            edits += simulation.edits;
            rollBacks += simulation.rollBacks;
        }
        assertThat(kills).as("kills").isGreaterThan(runs);
        assertThat(edits).as("edits").isGreaterThan(runs / 4);
        assertThat(rollBacks).as("roll backs").isGreaterThan(runs / 4);
    }
}
