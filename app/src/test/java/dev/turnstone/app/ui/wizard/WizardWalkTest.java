package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.TestDesk;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.run.Windowed;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// From two addresses to a run, by keys alone, on real servers.
@UiTest
@RealServers
class WizardWalkTest {
    private static final String NOBODY = "http://127.0.0.1:9";

    @TempDir private Path home;

    @Test
    void keysAloneLeadFromTwoAddressesToARun(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        source.wipe();
        target.wipe();
        fill(source);
        try (TestDesk desk = TestDesk.open(home);
                Windowed window = Windowed.show(() -> desk.shell("wizard"))) {
            window.await(() -> window.find("#source-url").orElseThrow().isFocused());
            window.await(() -> !desk.feed().now().isEmpty());
            window.robot().write(NOBODY);
            window.await(() -> window.find("#source-problems-url").isPresent());
            assertThat(Toolkit.on(() -> next(window).isDisabled())).isTrue();

            window.robot().press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
            window.robot().write(source.url());
            on(window);
            window.await(() -> window.find("#target-url").orElseThrow().isFocused());
            window.robot().write(target.url());
            for (WizardStep step = WizardStep.TARGET;
                    step != WizardStep.START;
                    step = step.next()) {
                on(window);
                String next = "#step-" + step.next().key();
                window.await(
                        () ->
                                window.find(next).orElseThrow().getPseudoClassStates().stream()
                                        .anyMatch(
                                                state ->
                                                        "current"
                                                                .equals(
                                                                        state
                                                                                .getPseudoClassName())));
            }
            window.await(() -> window.find("#wizard-start").orElseThrow().isFocused());
            window.await(() -> !window.find("#wizard-start").orElseThrow().isDisabled());
            window.robot().type(KeyCode.SPACE);
            window.await(() -> desk.feed().now().run().isPresent());
            window.await(() -> window.find("#workflow-page").isPresent());

            String spec =
                    desk.desk()
                            .engine()
                            .ask(Engine.request("spec", "main"))
                            .path("spec")
                            .asString("");
            assertThat(spec).contains(source.url()).contains(target.url());
            assertThat(desk.failures()).isEmpty();
        }
    }

    /// Waits until one may go on, and goes by the key for it.
    private static void on(Windowed window) {
        window.await(() -> !next(window).isDisabled());
        window.robot()
                .press(KeyCode.CONTROL, KeyCode.ENTER)
                .release(KeyCode.ENTER, KeyCode.CONTROL);
    }

    private static javafx.scene.Node next(Windowed window) {
        return window.find("#wizard-next").orElseThrow();
    }

    private static void fill(SearchServer source) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(source.url()))) {
            client.json(ClusterRequest.put("/shop/_doc/1?refresh=true", "{\"title\":\"a\"}"));
        }
    }
}
