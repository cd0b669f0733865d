package dev.turnstone.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class CallerTest {
    @TempDir private Path home;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStrangerWhoSaysNothingAtThePortOfADeadEngineIsNotWaitedForForEver() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    home.resolve("engine.json"), "{\"port\":" + stranger.getLocalPort() + "}");
            var caller = new Caller(home, Duration.ofMillis(100));
            assertThat(caller.ask(Json.MAPPER.createObjectNode().put("action", "status")))
                    .isEmpty();
        }
    }
}
