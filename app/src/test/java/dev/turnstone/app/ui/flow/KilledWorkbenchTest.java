package dev.turnstone.app.ui.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.TestDesk;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Windowed;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.traffic.Connection;
import dev.turnstone.sandbox.traffic.Layout;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.SampleDocuments;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program is killed in the middle of a migration and opened again; the migration is taken
/// back, run once more, and proven.
@UiTest
@RealServers
@Tag("soak")
class KilledWorkbenchTest {
    private static final int DOCUMENTS = 20_000;

    @TempDir private Path home;

    @Test
    void aKilledWindowIsOpenedAgainTakenBackAndRunAgainToParity(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        source.wipe();
        target.wipe();
        SampleDocuments.Loaded loaded =
                SampleDocuments.load(
                        Connection.to(URI.create(source.url())),
                        new Layout("sample", 2, 0),
                        DOCUMENTS,
                        7,
                        home.resolve("oracle"));
        draft(source, target);
        useAndKill();

        try (TestDesk desk = TestDesk.open(home);
                Windowed window = Windowed.show(desk::windowAgain, Hand.WIDTH, Hand.HEIGHT)) {
            Hand hand = new Hand(window);
            hand.awaitSaid(".notices", "While you were away");
            hand.open(KeyCode.DIGIT3);
            awaitGate(window, desk, StepKind.TEARDOWN);
            hand.agreeTo("#step-approve");
            await(window, desk, RunState.SUCCEEDED);
            hand.open(KeyCode.DIGIT6);
            hand.awaitSaid("#parity-page", "Proven the same");

            hand.open(KeyCode.DIGIT3);
            hand.agreeTo("#run-roll_back");
            await(window, desk, RunState.ROLLED_BACK);
            assertThat(OracleCheck.run(URI.create(target.url()), loaded.oracle()).clean())
                    .as("a copy after it was taken back")
                    .isFalse();

            hand.agreeTo("#run-resume");
            awaitGate(window, desk, StepKind.METADATA);
            hand.agreeTo("#step-approve");
            awaitGate(window, desk, StepKind.TEARDOWN);
            hand.agreeTo("#step-approve");
            await(window, desk, RunState.SUCCEEDED);
            assertThat(desk.failures()).isEmpty();
        }
        OracleReport oracle = OracleCheck.run(URI.create(target.url()), loaded.oracle());
        assertThat(oracle.clean()).as("%s", oracle).isTrue();
    }

    /// As the wizard leaves it at its last step.
    private void draft(SearchServer source, SearchServer target) throws IOException {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", source.url());
        spec.putObject("targets").putObject("target").put("url", target.url());
        ObjectNode migration = spec.putObject("migrations").putObject("main");
        migration.put("from", "source").putArray("to").add("target");
        migration.putObject("metadata").put("consent", true);
        ObjectNode approvals = migration.putObject("approvals");
        approvals.putObject("metadata").put("kind", "manual");
        approvals.putObject("finish").put("kind", "manual");
        Path drafts = Files.createDirectories(home.resolve("drafts"));
        Files.writeString(drafts.resolve("main.yaml"), spec.toPrettyString());
        Files.writeString(drafts.resolve("main.step"), "start");
    }

    private void useAndKill() throws IOException, InterruptedException {
        Process process = Child.start(UsedWorkbench.class, home);
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> told =
                    out.lines().takeWhile(line -> !line.equals(UsedWorkbench.RESUMED)).toList();
            assertThat(process.isAlive()).as("%s", told).isTrue();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void awaitGate(Windowed window, TestDesk desk, StepKind kind) {
        window.await(
                () ->
                        desk.feed()
                                .now()
                                .run()
                                .filter(run -> hasFailed(run) || waits(run, kind))
                                .isPresent());
        assertThat(desk.feed().now().run().map(RunView::state)).contains(RunState.RUNNING);
    }

    private static void await(Windowed window, TestDesk desk, RunState state) {
        window.await(
                () ->
                        desk.feed()
                                .now()
                                .run()
                                .filter(run -> hasFailed(run) || run.state() == state)
                                .isPresent());
        assertThat(desk.feed().now().run().map(RunView::state)).contains(state);
    }

    private static boolean hasFailed(RunView run) {
        return run.state() == RunState.FAILED;
    }

    private static boolean waits(RunView run, StepKind kind) {
        return run.steps().stream()
                .anyMatch(
                        step ->
                                step.kind() == kind
                                        && step.state() == StepState.WAITING_FOR_APPROVAL);
    }
}
