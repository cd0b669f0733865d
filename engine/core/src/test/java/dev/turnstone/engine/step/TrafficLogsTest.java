package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Of which cluster a log tells.
class TrafficLogsTest {
    private static final Capture.Proxy USUAL =
            new Capture.Proxy("127.0.0.1:1", Optional.empty(), false);
    private static final Capture.Proxy NAMED =
            new Capture.Proxy("127.0.0.1:1", Optional.of("kafka:k:9092/topic"), false);

    @TempDir private Path home;

    @Test
    void whatPassedToAnotherClusterIsNotReplayedAsThisOnes() {
        logs("main").requireOf("staging", "all", USUAL);
        logs("main").requireOf("staging", "all", USUAL);

        assertThatThrownBy(() -> logs("main").requireOf("production", "all", USUAL))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("cluster staging, and now production");
        logs("main").requireOf("production", "all", NAMED);
        logs("main").requireOf("production", "other", USUAL);
        logs("clone").requireOf("production", "all", USUAL);
        logs("main").requireOf("staging", "all", USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"", "", "7"})
    void aNoteThatIsDamagedIsToldWithItsRemedy(String damaged) throws IOException {
        logs("main").requireOf("staging", "all", USUAL);
        Files.writeString(home.resolve("sessions/main/traffic/all.sources"), damaged);

        assertThatThrownBy(() -> logs("main").requireOf("staging", "all", USUAL))
                .isInstanceOfSatisfying(
                        TurnstoneException.class,
                        e -> assertThat(e.remedy()).contains("remove the file"));
    }

    private TrafficLogs logs(String session) {
        TrafficLogs logs = new TrafficLogs(home);
        logs.serve(session, Set.of());
        return logs;
    }
}
