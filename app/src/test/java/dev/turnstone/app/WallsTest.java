package dev.turnstone.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The walls of docs/architecture.md: which way imports run, and where a library may be seen.
class WallsTest {
    private static final String OURS = "dev.turnstone.";

    /// From the bottom up: a module may import what stands on an earlier line, never what stands on
    /// its own or later.
    private static final List<List<String>> FLOORS =
            List.of(
                    List.of("model"),
                    List.of("log", "lucene"),
                    List.of("proxy", "documents"),
                    List.of("replay", "compare"),
                    List.of("engine"),
                    List.of("app"));

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        List<Path> modules =
                Stream.of(
                                "engine/sandbox",
                                "capture/model",
                                "capture/log",
                                "capture/proxy",
                                "capture/lucene/port",
                                "capture/documents",
                                "replay",
                                "compare",
                                "engine/core",
                                "app")
                        .map(module -> Path.of("..", module, "target", "classes"))
                        .filter(Files::isDirectory)
                        .toList();
        assertThat(modules).as("compiled modules").hasSize(10);
        house = new ClassFileImporter().importPaths(modules);
    }

    static Stream<Arguments> forbiddenImports() {
        Stream.Builder<Arguments> forbidden = Stream.builder();
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String module : FLOORS.get(floor)) {
                FLOORS.subList(floor, FLOORS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(module))
                        .forEach(other -> forbidden.add(Arguments.of(module, other)));
            }
        }
        FLOORS.stream()
                .flatMap(List::stream)
                .forEach(module -> forbidden.add(Arguments.of("sandbox", module)));
        return forbidden.build();
    }

    @ParameterizedTest
    @MethodSource("forbiddenImports")
    void importsRunOneWay(String module, String other) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(OURS + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(OURS + other + ".."));
    }

    @Test
    void javaFxIsSeenOnlyInTheWorkbench() {
        confine("javafx..", "app.ui");
    }

    @Test
    void viewModelsKnowNoControl() {
        check(
                noClasses()
                        .that()
                        .haveNameMatching(".*ViewModel(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx.scene..",
                                "javafx.stage..",
                                "javafx.application..",
                                "javafx.animation.."));
    }

    @Test
    void nobodyUsesFxml() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("javafx.fxml.."));
    }

    @Test
    void nettyIsSeenOnlyInTheProxyAndWhereRequestsAreSent() {
        confine("io.netty..", "proxy", "replay.shadow");
    }

    @Test
    void kafkaIsSeenOnlyInTheKafkaLog() {
        confine("org.apache.kafka..", "log.kafka");
    }

    @Test
    void sqlIsSeenOnlyInHistory() {
        confine("java.sql..", "engine.history");
    }

    @Test
    void luceneIsSeenOnlyInTheSnapshotReader() {
        confine("org.apache.lucene..", "lucene");
    }

    private static void confine(String library, String... places) {
        String[] allowed =
                Stream.of(places).map(place -> OURS + place + "..").toArray(String[]::new);
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(allowed)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }
}
