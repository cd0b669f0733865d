package dev.turnstone.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.sandbox.SandboxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ChildTest {
    @Test
    void aServerThatCannotStartSaysSoWithTheEndOfItsLog(@TempDir Path folder) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        var program =
                new Program(
                        "es-7.10.2",
                        List.of(),
                        "dev.turnstone.sandbox.launcher.SearchMain",
                        List.of(home.resolve("missing.properties").toString()),
                        home,
                        folder.resolve("cache"));
        try (Guard guard = Guard.over(home)) {
            Child child = Child.start(program, guard);
            assertThatThrownBy(child::ready)
                    .isInstanceOfSatisfying(
                            SandboxException.class, e -> assertThat(e.remedy()).isNotBlank())
                    .hasMessageStartingWith("es-7.10.2 ended while starting.")
                    .hasMessageContaining("missing.properties");
            child.kill();
        }
    }
}
