package dev.turnstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

@EnabledOnOs(OS.LINUX)
class MainTest {
    @TempDir Path home;

    private record Ended(int code, String said) {}

    @Test
    void withoutADisplayItSaysWhatToUseInstead() throws IOException, InterruptedException {
        Ended ended = start("");
        assertThat(ended.said).contains("no display", "turnstone sandbox run");
        assertThat(ended.code).isEqualTo(2);
    }

    @Test
    void aDisplayThatDoesNotAnswerIsNamedWithWhatToUseInstead()
            throws IOException, InterruptedException {
        Ended ended = start(":65099");
        assertThat(ended.said)
                .contains("\":65099\"", "turnstone sandbox run")
                .doesNotContain("Exception");
        assertThat(ended.code).isEqualTo(2);
    }

    private Ended start(String display) throws IOException, InterruptedException {
        Path said = home.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("TURNSTONE_HOME", home.toString());
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            return new Ended(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }
}
