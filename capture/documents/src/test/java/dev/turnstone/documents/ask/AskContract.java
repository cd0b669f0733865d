package dev.turnstone.documents.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.turnstone.documents.Flock;
import dev.turnstone.documents.Scheme;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.sandbox.SearchServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What asking the source promises, whatever its version.
abstract class AskContract {
    private final SearchServer server;
    private Flock flock;
    private AskSource source;

    AskContract(SearchServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        server.wipe();
        flock = new Flock(server.url());
        source = new AskSource(flock.client(), AskOptions.DEFAULT);
        flock.create("birds", 4, "");
    }

    @AfterEach
    void close() {
        flock.close();
    }

    @Test
    void aLivingDocumentIsAnsweredWithTheRevisionOfItsLastWrite() {
        flock.index("birds", "a", "", "{\"n\" : 1}");
        long seqNo = flock.index("birds", "a", "", "{\"n\" : 2}").path("_seq_no").asLong(1);

        DocumentChange change = only(new Question("birds", "a", null));

        assertThat(change.change()).isEqualTo(upsert("{\"n\" : 2}"));
        assertThat(change.revision().seqNo()).isEqualTo(seqNo);
    }

    @Test
    void aDeletedDocumentIsADeleteAboveItsLastWrite() {
        flock.index("birds", "a", "", "{}");
        DocumentChange before = only(new Question("birds", "a", null));
        flock.delete("birds", "a", "");

        DocumentChange after = only(new Question("birds", "a", null));

        assertThat(after.isDelete()).isTrue();
        assertThat(after.shard()).isEqualTo(before.shard());
        if (Scheme.of(flock.client().version()) == Scheme.SEQUENCE) {
            assertThat(after.revision()).isGreaterThan(before.revision());
        }
    }

    @Test
    void aClosedIndexHoldsUpNoQuestionAboutAnother() {
        assumeThat(Scheme.of(flock.client().version()))
                .as("only sources with sequence numbers are followed live")
                .isEqualTo(Scheme.SEQUENCE);
        flock.index("birds", "a", "", "{}");
        flock.create("asleep", 1, "");
        flock.index("asleep", "b", "", "{}");
        flock.post("/asleep/_close", "");
        var birds = new Question("birds", "a", null);
        var asleep = new Question("asleep", "b", null);

        Map<Question, Answer> answers = new HashMap<>();
        source.ask(List.of(asleep, birds)).forEach(each -> answers.put(each.question(), each));

        assertThat(answers.get(birds)).isInstanceOf(Answer.Settled.class);
        assertThat(answers.get(asleep))
                .isInstanceOfSatisfying(
                        Answer.Unsettled.class,
                        unsettled -> assertThat(unsettled.reason()).contains("asleep"));
    }

    @Test
    void anAliasWithRoutingFindsWhatAConcreteNameWouldNot() {
        flock.post(
                "/_aliases",
                "{\"actions\":[{\"add\":{\"index\":\"birds\",\"alias\":\"waders\",\"routing\":"
                        + "\"shore\"}}]}");
        for (int n = 0; n < 8; n++) {
            flock.index("waders", "w" + n, "", "{}");
        }

        for (int n = 0; n < 8; n++) {
            DocumentChange change = only(new Question("waders", "w" + n, null));
            assertThat(change.isDelete()).isFalse();
            assertThat(change.routing()).isEqualTo("shore");
            assertThat(change.index()).isEqualTo("birds");
        }
    }

    @Test
    void aDocumentUnderAnotherRoutingIsFoundAndTheAskedShardIsToldItsAbsence() {
        var routing = new ShardStates(flock.client()).of("birds").routing();
        String id = "x";
        int own = routing.shardOf(id, null);
        int n = 0;
        while (routing.shardOf(id, "r" + n) == own) {
            n++;
        }
        String other = "r" + n;
        flock.index("birds", "filler-" + id, "?routing=" + id, "{}");
        flock.index("birds", id, "?routing=" + other, "{\"n\":1}");

        Answer answer = source.ask(List.of(new Question("birds", id, null))).getFirst();

        assertThat(answer).isInstanceOf(Answer.Settled.class);
        List<DocumentChange> changes = ((Answer.Settled) answer).changes();
        assertThat(changes)
                .anySatisfy(
                        change -> {
                            assertThat(change.isDelete()).isFalse();
                            assertThat(change.routing()).isEqualTo(other);
                        });
        if (Scheme.of(flock.client().version()) == Scheme.SEQUENCE) {
            assertThat(changes)
                    .anySatisfy(
                            change -> {
                                assertThat(change.isDelete()).isTrue();
                                assertThat(change.shard()).isEqualTo(own);
                            });
        }
    }

    @Test
    void whereNothingWasEverWrittenThereIsNothingToDelete() {
        Answer answer = source.ask(List.of(new Question("birds", "never", null))).getFirst();

        if (Scheme.of(flock.client().version()) == Scheme.SEQUENCE) {
            assertThat(((Answer.Settled) answer).changes()).isEmpty();
        }
    }

    @Test
    void aNameThatIsGoneIsToldAsGone() {
        assertThat(source.ask(List.of(new Question("gone", "a", null))))
                .singleElement()
                .isInstanceOf(Answer.NoIndex.class);
    }

    @Test
    void manyQuestionsAboutOneDocumentAreOneAnswer() {
        flock.fill("birds", 0, 700, n -> "{\"n\":" + n + "}");
        List<Question> questions = new ArrayList<>();
        for (int n = 0; n < 2_100; n++) {
            questions.add(new Question("birds", Integer.toString(n % 700), null));
        }

        List<Answer> answers = source.ask(questions);

        assertThat(answers).hasSize(700).allMatch(answer -> answer instanceof Answer.Settled);
    }

    @Test
    void aDocumentWithoutSourceIsNotAnsweredAsIfItWereEmpty() {
        flock.put(
                "/bare", "{\"mappings\":" + flock.mapping("\"_source\":{\"enabled\":false}") + "}");
        flock.index("bare", "a", "?refresh=true", "{}");

        assertThat(source.ask(List.of(new Question("bare", "a", null))))
                .singleElement()
                .isInstanceOf(Answer.Unsettled.class);
    }

    private DocumentChange only(Question question) {
        Answer answer = source.ask(List.of(question)).getFirst();
        assertThat(answer).isInstanceOf(Answer.Settled.class);
        List<DocumentChange> changes = ((Answer.Settled) answer).changes();
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static Change upsert(String json) {
        return new Change.Upsert(Body.of(json));
    }
}
