package dev.turnstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.sandbox.ServerVersion.Product;
import dev.turnstone.sandbox.jars.Lock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "es-7.10.2, ES_7_10",
        "es-7, ES_7_10",
        "ES-6.8, ES_6_8",
        "es-5.6.16, ES_5_6",
        "os-1.3, OS_1_3",
        "os-2, OS_2_19",
        "os-2.19, OS_2_19",
        "os-3, OS_3",
        "kafka-4, KAFKA_4"
    })
    void friendlyNamesAreUnderstood(String name, ServerVersion version) {
        assertThat(ServerVersion.named(name)).isEqualTo(version);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> ServerVersion.named("es-9"))
                .isInstanceOfSatisfying(
                        SandboxException.class,
                        e -> assertThat(e.remedy()).contains("es-7.10.2", "os-3"))
                .hasMessage("The sandbox has no server named es-9");
        assertThatThrownBy(() -> ServerVersion.of(Product.OPENSEARCH, "2.1"))
                .isInstanceOf(SandboxException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionHasALock(ServerVersion version) {
        assertThat(Lock.named(version.lock()).jars())
                .anyMatch(jar -> jar.coordinates().endsWith(":" + version.number()));
    }
}
