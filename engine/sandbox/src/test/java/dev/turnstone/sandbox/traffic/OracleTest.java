package dev.turnstone.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

class OracleTest {
    private static final OpKind[] KINDS = {
        OpKind.INDEX,
        OpKind.PARTIAL,
        OpKind.SCRIPT,
        OpKind.DOC_AS_UPSERT,
        OpKind.UPSERT,
        OpKind.SCRIPTED_UPSERT,
        OpKind.DELETE,
        OpKind.INDEX
    };

    @Test
    void theHighestRevisionWinsWhateverTheOrderOfTheAnswers() {
        var life =
                new Life()
                        .acked(OpKind.INDEX, "a")
                        .acked(OpKind.INDEX, "b")
                        .acked(OpKind.PARTIAL, "c");
        assertThat(life.judge(life.source(), OracleTest::reversed).clean()).isTrue();
    }

    @Test
    void anOlderContentIsStale() {
        var life = new Life().acked(OpKind.INDEX, "a");
        JsonNode old = life.source();
        life.acked(OpKind.SCRIPT, "b");
        assertThat(life.judge(old).stale()).isOne();
    }

    @Test
    void anUpdateThatIsMissingInTheMiddleIsStale() {
        var life = new Life().acked(OpKind.INDEX, "a").acked(OpKind.SCRIPT, "b");
        DocumentState before = Objects.requireNonNull(new Life().acked(OpKind.INDEX, "a").now());
        life.acked(OpKind.SCRIPT, "c");
        DocumentState withoutB = before.modifiedBy(Op.of(OpKind.SCRIPT, "t-plain", "1", "c", 2));
        assertThat(life.judge(life.source(withoutB)).stale()).isOne();
    }

    @Test
    void aDocumentThatIsGoneIsLost() {
        assertThat(new Life().acked(OpKind.INDEX, "a").judge(null).lost()).isOne();
    }

    @Test
    void aDeletedDocumentThatIsThereIsResurrected() {
        var life = new Life().acked(OpKind.INDEX, "a");
        JsonNode old = life.source();
        assertThat(life.acked(OpKind.DELETE, "b").judge(old).resurrected()).isOne();
    }

    @Test
    void aChangedFieldIsUnexplained() {
        var life = new Life().acked(OpKind.INDEX, "a");
        ObjectNode changed =
                ((ObjectNode) Objects.requireNonNull(life.source())).put("title", "other");
        assertThat(life.judge(changed).unexplained()).isOne();
    }

    @Test
    void aRefusedWriteThatIsThereIsUnexplained() {
        var life = new Life().refused(OpKind.INDEX, "a", 400);
        DocumentState applied =
                DocumentState.createdBy(Op.of(OpKind.INDEX, "t-plain", "1", "a", 2));
        assertThat(life.judge(life.source(applied)).unexplained()).isOne();
    }

    @Test
    void aConflictThatIsThereIsUnexplainedUnlessAPrimaryMoved() {
        DocumentState applied =
                DocumentState.createdBy(Op.of(OpKind.CREATE, "t-plain", "1", "b", 2));
        var calm = new Life().acked(OpKind.DELETE, "a").refused(OpKind.CREATE, "b", 409);
        assertThat(calm.judge(calm.source(applied)).unexplained()).isOne();
        var moved = new Life().acked(OpKind.DELETE, "x").failover().acked(OpKind.DELETE, "a");
        moved.refused(OpKind.CREATE, "b", 409);
        assertThat(moved.judge(moved.source(applied)).clean()).isTrue();
    }

    @Test
    void anUnansweredWriteMayBeThereOrNot() {
        var life = new Life().acked(OpKind.INDEX, "a");
        JsonNode without = life.source();
        life.unanswered(OpKind.INDEX, "b", true);
        assertThat(life.judge(without).clean()).isTrue();
        assertThat(life.judge().clean()).isTrue();
        assertThat(life.judge(null).lost()).isOne();
        assertThat(life.judge().undecided()).isOne();
    }

    @Test
    void anUnansweredDeleteExcusesAbsence() {
        var life = new Life().acked(OpKind.INDEX, "a").unanswered(OpKind.DELETE, "b", false);
        assertThat(life.judge(null).clean()).isTrue();
        assertThat(life.judge().clean()).isTrue();
    }

    @Test
    void anUnansweredPartialUpdateExcusesNoLoss() {
        var life = new Life().acked(OpKind.INDEX, "a").unanswered(OpKind.PARTIAL, "b", true);
        assertThat(life.judge(null).lost()).isOne();
    }

    @Test
    void anUnansweredReplacementCannotUndoAnUpdateThatWasSentAfterIt() {
        var life = new Life().acked(OpKind.INDEX, "a").acked(OpKind.SCRIPT, "b");
        life.unanswered(OpKind.INDEX, "c", true).acked(OpKind.SCRIPT, "d");
        assertThat(life.judge().clean()).isTrue();
        DocumentState impossible =
                DocumentState.createdBy(Op.of(OpKind.INDEX, "t-plain", "1", "c", 2))
                        .modifiedBy(Op.of(OpKind.SCRIPT, "t-plain", "1", "b", 2));
        assertThat(life.judge(life.source(impossible)).stale()).isOne();
    }

    @Test
    void aWriteWithoutIdMayBeStoredOnceIfItsAnswerWasLost() {
        Op op = Op.of(OpKind.INDEX, "t-plain", null, "a", 2);
        var write = new Write(op, new Outcome.Unknown("cut"), 1, 2);
        var findings =
                new Findings(Oracle.fold(Map.of("t-plain", Area.PLAIN), true, List.of(write)));
        JsonNode source = Content.sent(op, Area.PLAIN);
        findings.found(new DocumentKey("t-plain", "made-1"), null, source);
        assertThat(findings.report(List.of()).clean()).isTrue();
        findings.found(new DocumentKey("t-plain", "made-2"), null, source);
        assertThat(findings.report(List.of()).duplicates()).isOne();
    }

    @Test
    void theSameWriteUnderASecondIdIsADuplicate() {
        var life = new Life().acked(OpKind.INDEX, "a");
        var findings =
                new Findings(Oracle.fold(Map.of("t-plain", Area.PLAIN), true, life.writes()));
        JsonNode source = Objects.requireNonNull(life.source());
        findings.found(Life.KEY, null, source);
        findings.found(new DocumentKey("t-plain", "2"), null, source);
        findings.found(Life.KEY, null, source);
        assertThat(findings.report(List.of()).duplicates()).isEqualTo(2);
    }

    @Test
    void aDocumentUnderAnotherRoutingIsUnexplained() {
        var life = new Life().acked(OpKind.INDEX, "a");
        var findings =
                new Findings(Oracle.fold(Map.of("t-plain", Area.PLAIN), true, life.writes()));
        findings.found(Life.KEY, "elsewhere", Objects.requireNonNull(life.source()));
        assertThat(findings.report(List.of()).unexplained()).isOne();
    }

    @Test
    void aDefaultPipelineMayBeLeftOutOnlyWhereANodeWasLost() {
        Op op = Op.of(OpKind.INDEX, "t-plain", "1", "a", 2).stampedByPipeline();
        Outcome first =
                new Outcome.Applied("t-plain", "1", new Rank(1, 1), 1, Outcome.Effect.CREATED);
        Outcome moved =
                new Outcome.Applied("t-plain", "2", new Rank(2, 1), 1, Outcome.Effect.CREATED);
        var stamped = new Write(op, first, 1, 2);
        var other = new Write(Op.of(OpKind.INDEX, "t-plain", "2", "b", 2), moved, 3, 4);
        assertThat(unstamped(List.of(stamped)).stale()).isOne();
        assertThat(unstamped(List.of(stamped, other)).stale()).isZero();
    }

    private static OracleReport unstamped(List<Write> writes) {
        var findings = new Findings(Oracle.fold(Map.of("t-plain", Area.PLAIN), true, writes));
        findings.found(Life.KEY, null, Content.sent(writes.getFirst().op(), Area.PLAIN));
        return findings.report(List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatAServerDidIsNeverADifference(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var life = new Life();
            for (int i = 0; i < 12; i++) {
                step(life, random, "w" + i);
            }
            OracleReport report = life.judge(life.source(), writes -> shuffled(writes, random));
            assertThat(report.clean())
                    .as("seed %d, round %d: %s", seed, round, report.examples())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void withoutUnansweredWritesEveryOtherContentIsADifference(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var life = new Life();
            var earlier = new ArrayList<JsonNode>();
            for (int i = 0; i < 8; i++) {
                OpKind kind = KINDS[random.nextInt(KINDS.length)];
                if (life.exists() || kind.mayCreate() || kind == OpKind.DELETE) {
                    life.acked(kind, "w" + i);
                }
                JsonNode source = life.source();
                if (source != null) {
                    earlier.add(source);
                }
            }
            for (JsonNode old : earlier) {
                boolean same = old.equals(life.source());
                assertThat(life.judge(old).differences())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(same ? 0 : 1);
            }
            assertThat(life.judge(null).lost()).isEqualTo(life.exists() ? 1 : 0);
        }
    }

    private static void step(Life life, Random random, String token) {
        OpKind kind = KINDS[random.nextInt(KINDS.length)];
        boolean possible = life.exists() || kind.mayCreate() || kind == OpKind.DELETE;
        if (!possible) {
            life.refused(kind, token, 404);
        } else if (random.nextInt(3) == 0) {
            life.unanswered(kind, token, random.nextBoolean());
        } else {
            life.acked(kind, token);
        }
    }

    /// Acknowledgements of concurrent clients are recorded in any order; each write keeps its own
    /// places.
    private static List<Write> shuffled(List<Write> writes, Random random) {
        var copy = new ArrayList<>(writes);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<Write> reversed(List<Write> writes) {
        return writes.reversed();
    }
}
