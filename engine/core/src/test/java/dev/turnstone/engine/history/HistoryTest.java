package dev.turnstone.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Decision;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.Order;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.RunStore;
import dev.turnstone.engine.workflow.Scheduler;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Plan PLAN =
            Plan.of(
                    List.of(
                            Step.of("assess", StepKind.ASSESS, Map.of()),
                            Step.of("backfill", StepKind.BACKFILL, Map.of(), "assess")));

    @TempDir private Path home;

    @Test
    void aRunIsReadAsItWasKept() {
        RunSnapshot kept;
        try (History history = History.open(home)) {
            kept = halfWay(history);
        }
        try (History history = History.open(home)) {
            RunSnapshot read = history.runs().read(1);
            assertThat(read.plan().hash("backfill")).isEqualTo(kept.plan().hash("backfill"));
            assertThat(read).usingRecursiveComparison().isEqualTo(kept);
            assertThat(kept.step("backfill").state()).isEqualTo(StepState.RUNNING);
            assertThat(history.runs().changes(1, "")).hasSize(3);
            assertThat(history.runs().attempts(1, "")).hasSize(2);
            assertThat(history.check()).isEmpty();
            assertThat(history.export().path("runs").size()).isOne();
        }
    }

    @Test
    void aSecondEngineOnTheSameHomeIsRefused() {
        try (History first = History.open(home)) {
            assertThatThrownBy(() -> History.open(home))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContaining("Another Turnstone");
            assertThat(first.sessions().list()).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsToldAndLeftAsItIs() throws Exception {
        try (History history = History.open(home)) {
            halfWay(history);
        }
        Path file = History.file(home);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] nonsense = new byte[(int) bytes.length()];
            java.util.Arrays.fill(nonsense, (byte) 'x');
            bytes.write(nonsense);
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> History.open(home))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("Nothing of it was overwritten");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(home.resolve("history.mv.db.open")).doesNotExist();
    }

    @Test
    void aHistoryOfANewerVersionIsToldAndLeftAsItIs() throws Exception {
        try (History history = History.open(home)) {
            halfWay(history);
        }
        String path = home.toAbsolutePath().resolve("history").toString();
        try (Connection newer = DriverManager.getConnection("jdbc:h2:" + path, "turnstone", "")) {
            newer.createStatement()
                    .execute("insert into history_format values (99, current_timestamp)");
        }

        assertThatThrownBy(() -> History.open(home))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("newer Turnstone (format 99");
        try (Connection newer = DriverManager.getConnection("jdbc:h2:" + path, "turnstone", "")) {
            var rows = newer.createStatement().executeQuery("select count(*) from runs");
            rows.next();
            assertThat(rows.getInt(1)).isOne();
        }
    }

    @Test
    void aFullDiskIsToldAndWhatWasWrittenBeforeIsSafe() {
        try (History history = History.open(home)) {
            halfWay(history);
        }
        History full = History.open(home, FullDisk.with(1_000_000));
        FullDisk.with(0);
        assertThatThrownBy(
                        () ->
                                full.audit()
                                        .record(
                                                new Audit.Entry(
                                                        NOW, "me", "main", 1, "x", "y".repeat(99))))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("no room to write the history");
        FullDisk.with(Long.MAX_VALUE);
        try {
            full.close();
        } catch (HistoryException e) {
            assertThat(e).hasMessageContaining("history");
        }
        try (History history = History.open(home)) {
            assertThat(history.check()).isEmpty();
            assertThat(history.runs().read(1).step("assess").state())
                    .isEqualTo(StepState.SUCCEEDED);
        }
    }

    @Test
    void aHistoryThatClosedItselfOnAFullDiskIsWrittenAgainOnceThereIsRoom() {
        try (History history = History.open(home, FullDisk.with(Long.MAX_VALUE))) {
            RunSnapshot run = halfWay(history);
            FullDisk.with(0);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> pause(history, run))
                        .isInstanceOf(HistoryException.class)
                        .hasMessageContaining("no room to write the history")
                        .satisfies(
                                e ->
                                        assertThat(((HistoryException) e).remedy())
                                                .contains("workflow resume"));
            }
            FullDisk.with(Long.MAX_VALUE);

            assertThat(history.runs().read(1).steps()).isEqualTo(run.steps());
            pause(history, history.runs().read(1));
            assertThat(history.runs().read(1).state()).isEqualTo(RunState.PAUSING);
        }
        try (History history = History.open(home)) {
            assertThat(history.runs().read(1).state()).isEqualTo(RunState.PAUSING);
            assertThat(history.check()).isEmpty();
        }
        assertThat(home.resolve("history.mv.db.open")).doesNotExist();
    }

    @Test
    void aBackupIsAHistoryAndOverwritesNothing() throws Exception {
        Path zip = home.resolve("backup.zip");
        try (History history = History.open(home)) {
            halfWay(history);
            history.backup(zip);
            assertThatThrownBy(() -> history.backup(zip)).hasMessageContaining("not overwritten");
        }
        assertThat(Files.size(zip)).isPositive();
    }

    @Test
    void sessionsAreCreatedSwitchedConfiguredAndDeleted() {
        try (History history = History.open(home)) {
            Sessions sessions = history.sessions();
            sessions.configure("main", "{}", "h1", "me", NOW);
            sessions.configure("main", "{ }", "h2", "me", NOW);
            sessions.configure("main", "{ }", "h2", "me", NOW);
            sessions.create("prod", "main", "me", NOW);
            sessions.switchTo("prod", "me", NOW);

            assertThat(sessions.specs("main")).hasSize(2);
            assertThat(sessions.current()).isEqualTo("prod");
            assertThatThrownBy(() -> sessions.create("prod", "", "me", NOW))
                    .hasMessageContaining("already");

            sessions.delete("prod", "me", NOW);
            assertThat(sessions.current()).isEqualTo("main");
            assertThat(history.audit().of("prod"))
                    .extracting(Audit.Entry::action)
                    .containsExactly("session-created", "session-switched", "session-deleted");
        }
    }

    @Test
    void aRunIsToldFromThatOfAnotherHistoryAndWhetherItCameToItsEnd() throws Exception {
        String before;
        try (History history = History.open(home)) {
            before = history.runs().mark(halfWay(history).run());
        }
        Files.delete(History.file(home));
        try (History history = History.open(home)) {
            history.sessions().configure("main", "{}", "h1", "me", NOW);
            RunSnapshot run = next(history, Optional.empty());
            assertThat(run.run()).isEqualTo("1");
            assertThat(history.runs().mark("1")).isNotEqualTo(before);
            assertThat(history.runs().mark("1")).isEqualTo(history.runs().mark("1"));

            RunSnapshot second = next(history, Optional.of(run));
            RunSnapshot ended =
                    new RunSnapshot(
                            "2",
                            PLAN,
                            RunState.SUCCEEDED,
                            second.steps(),
                            List.of(),
                            second.orphans());
            history.runs()
                    .keep(
                            List.of(
                                    new RunStore.Kept(
                                            new Event.Tick(),
                                            new Decision(ended, List.of(), List.of()),
                                            NOW)));
            assertThat(history.runs().isKept("1", "2")).isFalse();
            assertThat(history.runs().isKept("1", "3")).isTrue();
            assertThat(history.runs().isKept("2", "3")).isTrue();
        }
    }

    private static RunSnapshot next(History history, Optional<RunSnapshot> before) {
        return history.runs().create("main", 1, false, before, PLAN, "me", NOW.plusSeconds(1));
    }

    private static RunSnapshot halfWay(History history) {
        history.sessions().configure("main", "{}", "h1", "me", NOW);
        RunSnapshot run =
                history.runs().create("main", 1, false, Optional.empty(), PLAN, "me", NOW);
        RunSnapshot started = keep(history, run, new Event.Start());
        assertThat(started.state()).isEqualTo(RunState.RUNNING);
        return keep(
                history,
                started,
                new Event.Ended(
                        "assess", 1, new Outcome.Done(Json.MAPPER.createObjectNode().put("n", 1))));
    }

    private static void pause(History history, RunSnapshot run) {
        Event event = new Event.Pause();
        Decision decision = Scheduler.decide(run, event, NOW);
        history.runs().keep(List.of(new RunStore.Kept(event, decision, NOW)));
    }

    private static RunSnapshot keep(History history, RunSnapshot run, Event event) {
        Decision decision = Scheduler.decide(run, event, NOW);
        assertThat(decision.orders()).allMatch(order -> order instanceof Order.Begin);
        history.runs().keep(List.of(new RunStore.Kept(event, decision, NOW)));
        return decision.run();
    }
}
