package dev.turnstone.sandbox.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.sandbox.Rest;
import dev.turnstone.sandbox.SandboxException;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.jars.Progress;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

class SandboxTest {
    private static final SandboxRequest REQUEST =
            new SandboxRequest(ServerVersion.ES_5_6, null, true);

    @TempDir Path home;

    @AfterEach
    void down() {
        Sandbox.in(home).down();
    }

    @Test
    void itStaysUpUntilItIsTakenDownAndLeavesNothing() {
        SandboxEndpoints up = Sandbox.in(home).up(REQUEST, Progress.NONE);
        SearchEndpoint source = Objects.requireNonNull(up.source());
        assertThat(new Rest(source.url()).get("/").path("version").path("number").asString())
                .isEqualTo("5.6.16");
        assertThat(Path.of(source.snapshots())).isDirectory();
        assertThat(up.target()).isNull();
        assertThat(Sandbox.in(home).up(REQUEST, Progress.NONE)).isEqualTo(up);
        assertThatThrownBy(
                        () ->
                                Sandbox.in(home)
                                        .up(
                                                new SandboxRequest(null, ServerVersion.OS_3, false),
                                                Progress.NONE))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("Another sandbox is up");
        assertThat(Sandbox.in(home).status().servers())
                .extracting(ServerStatus::role)
                .containsExactly("source", "kafka");

        assertThat(Sandbox.in(home).down().servers()).allMatch(ServerStatus::running);

        assertThat(ProcessHandle.of(source.pid())).isEmpty();
        assertThat(home).isEmptyDirectory();
        assertThat(Sandbox.in(home).status().servers()).isEmpty();
    }

    @Test
    void itsServersEndWhenItsSupervisorIsKilled() {
        SandboxRequest request = new SandboxRequest(ServerVersion.ES_5_6, null, false);
        Sandbox.in(home).up(request, Progress.NONE);
        State state = SandboxHome.in(home).read().orElseThrow();
        state.process().orElseThrow().destroyForcibly();

        assertThat(
                        Wait.until(
                                Duration.ofSeconds(60),
                                () ->
                                        Sandbox.in(home).status().servers().stream()
                                                .noneMatch(ServerStatus::running)))
                .isTrue();
        assertThat(Sandbox.in(home).down().servers()).hasSize(1);
        assertThat(Files.exists(home.resolve("sandbox"))).isFalse();
    }
}
