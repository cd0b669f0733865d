package dev.turnstone.app.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.TestDesk;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.run.Windowed;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.front.Access;
import dev.turnstone.sandbox.front.Front;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// A newcomer's mistakes on the way through the wizard, each told where it was made; and after them
/// a proven copy.
@UiTest
@RealServers
class WizardTroubleTest {
    private static final String NOBODY = "http://127.0.0.1:9";

    @TempDir private Path home;

    @Test
    @Tag("soak")
    void wrongPasswordsNobodyAndARefusedMappingAreMendedOnTheWayToAProvenCopy(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        source.wipe();
        target.wipe();
        fill(source);
        try (Front front = Front.plain(source.url(), new Access.Basic("maria", "right"));
                TestDesk desk = TestDesk.open(home);
                Windowed window =
                        Windowed.show(() -> desk.shell("wizard"), Hand.WIDTH, Hand.HEIGHT)) {
            Hand hand = new Hand(window);
            window.await(() -> !desk.feed().now().isEmpty());
            source(hand, front);
            target(hand, target);
            hand.next();
            hand.next();
            hand.next();
            metadata(hand);
            hand.next();
            hand.next();
            window.await(() -> hand.isEnabled("#wizard-start"));
            window.click("#wizard-start");
            window.await(() -> window.find("#workflow-page").isPresent());
            toTheEnd(hand, desk);

            assertThat(desk.failures()).isEmpty();
            assertThat(onTarget(target)).contains("\"count\":3");
        }
    }

    private static void source(Hand hand, Front front) {
        hand.window().await(() -> hand.window().find("#source-url").isPresent());
        hand.type("#source-url", NOBODY);
        hand.awaitSaid("#source-problems-url", "127.0.0.1:9");
        assertThat(hand.isEnabled("#wizard-next")).isFalse();

        hand.type("#source-url", front.url());
        Toolkit.run(
                () -> {
                    ComboBox<?> login =
                            (ComboBox<?>) hand.window().find("#source-login").orElseThrow();
                    login.getSelectionModel().select(1);
                });
        hand.type("#source-user", "maria");
        hand.type("#source-secret", "wrong");
        hand.window().robot().type(KeyCode.ENTER);
        hand.awaitSaid("#source-problems-login", "401");
        assertThat(hand.isEnabled("#wizard-next")).isFalse();

        hand.type("#source-secret", "right");
        hand.window().robot().type(KeyCode.ENTER);
        hand.next();
    }

    private static void target(Hand hand, SearchServer target) {
        hand.window().await(() -> hand.window().find("#target-url").isPresent());
        hand.type("#target-url", target.url());
        hand.next();
    }

    /// The target knows `_doc_count` as a field of its own: it is written out of the mapping.
    private static void metadata(Hand hand) {
        Windowed window = hand.window();
        window.await(() -> window.find("#object-edit").isPresent());
        hand.awaitSaid("#wizard-obstacle", "every object");
        assertThat(hand.isEnabled("#wizard-next")).isFalse();
        window.click("#object-edit");
        window.await(() -> window.find("#object-body").isPresent());
        hand.type("#object-body", "{{\"mappings\":");
        window.await(() -> !hand.isEnabled("#object-keep"));
        hand.type(
                "#object-body",
                "{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0},"
                        + "\"mappings\":{\"properties\":{\"title\":{\"type\":\"text\"}}}}");
        window.await(() -> hand.isEnabled("#object-keep"));
        window.click("#object-keep");
    }

    /// Agrees to whatever waits for somebody, until the run has ended.
    private static void toTheEnd(Hand hand, TestDesk desk) {
        while (!Toolkit.on(() -> desk.feed().now().run().orElseThrow().state().isSettled())) {
            hand.window()
                    .await(
                            () ->
                                    desk.feed()
                                            .now()
                                            .run()
                                            .filter(
                                                    run ->
                                                            run.state().isSettled()
                                                                    || run.steps().stream()
                                                                            .anyMatch(
                                                                                    WizardTroubleTest
                                                                                            ::waits))
                                            .isPresent());
            for (String way : List.of("#step-approve", "#step-waive")) {
                if (hand.isEnabled(way)) {
                    hand.agreeTo(way);
                }
            }
            assertThat(desk.failures()).isEmpty();
            Toolkit.pulse();
        }
        assertThat(
                        desk.desk()
                                .engine()
                                .ask(Engine.request("status", "main"))
                                .path("state")
                                .asString(""))
                .isEqualTo("succeeded");
    }

    private static boolean waits(dev.turnstone.engine.host.RunView.StepView step) {
        return step.state() == StepState.WAITING_FOR_APPROVAL;
    }

    private static void fill(SearchServer source) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(source.url()))) {
            client.json(ClusterRequest.put("/shop/_doc/1?refresh=true", "{\"title\":\"a\"}"));
            client.json(
                    ClusterRequest.put(
                            "/odd",
                            "{\"mappings\":{\"properties\":{\"_doc_count\":{\"type\":\"keyword\"},"
                                    + "\"title\":{\"type\":\"text\"}}}}"));
            client.json(ClusterRequest.put("/odd/_doc/1?refresh=true", "{\"title\":\"b\"}"));
            client.json(ClusterRequest.put("/odd/_doc/2?refresh=true", "{\"title\":\"c\"}"));
        }
    }

    private static String onTarget(SearchServer target) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(target.url()))) {
            client.json(ClusterRequest.get("/_refresh"));
            return client.json(ClusterRequest.get("/shop,odd/_count")).toString();
        }
    }
}
