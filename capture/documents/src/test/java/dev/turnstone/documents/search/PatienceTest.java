package dev.turnstone.documents.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.ClusterException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

final class PatienceTest {
    private final AtomicInteger eased = new AtomicInteger();

    @Test
    void aBusyClusterIsAskedAgainForLessEachTime() {
        assertThat(ask(Duration.ofMinutes(1), refused(429, ""), refused(503, ""))).isEqualTo("yes");
        assertThat(eased).hasValue(2);
    }

    @Test
    void aShardThatGoesAwayIsAskedAgain() {
        assertThat(
                        ask(
                                Duration.ofMinutes(1),
                                new ShardTrouble("birds", 0, "the search timed out"),
                                refused(500, "search_phase_execution_exception")))
                .isEqualTo("yes");
    }

    /// The state was read before the node went, and its primary is promoted elsewhere.
    @Test
    void aNodeThatWentSinceItWasLookedUpIsLookedUpAgain() {
        var gone =
                new ClusterException.Refused(
                        400,
                        "illegal_argument_exception",
                        "refused: no data nodes with criteria [BfXV] found for shard: [birds][1]",
                        "ask again");

        assertThat(ask(Duration.ofMinutes(1), gone)).isEqualTo("yes");
        assertThatThrownBy(
                        () ->
                                ask(
                                        Duration.ofMinutes(1),
                                        refused(400, "illegal_argument_exception")))
                .isInstanceOf(ClusterException.Refused.class);
    }

    @Test
    void aQuestionThatIsWrongIsNotAskedTwice() {
        assertThatThrownBy(() -> ask(Duration.ofMinutes(1), refused(400, "parsing_exception")))
                .isInstanceOf(ClusterException.Refused.class);
        assertThat(eased).hasValue(0);
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(() -> ask(Duration.ZERO, refused(429, ""), refused(429, "")))
                .isInstanceOf(ClusterException.Refused.class);
    }

    private String ask(Duration atMost, RuntimeException... problems) {
        Queue<RuntimeException> left = new ArrayDeque<>(List.of(problems));
        return new Patience(atMost)
                .ask(
                        () -> {
                            RuntimeException problem = left.poll();
                            if (problem != null) {
                                throw problem;
                            }
                            return "yes";
                        },
                        eased::incrementAndGet);
    }

    private static ClusterException refused(int status, String type) {
        return new ClusterException.Refused(status, type, "no", "ask again");
    }
}
