package dev.turnstone.replay.captured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.replay.captured.Effect.Changed;
import dev.turnstone.replay.captured.Effect.NotWritten;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class InterpreterTest {
    private static final Numbers NUMBERS = new Numbers(2, 7);

    @ParameterizedTest
    @CsvSource({
        "PUT, /i/_doc/1",
        "POST, /i/_doc/1?refresh=true",
        "PUT, /i/_create/1",
        "PUT, /i/_doc/1/_create",
        "PUT, /i/t/1?op_type=create",
        "POST, /i/t/1/_create",
        "PUT, http://host:9200/i/_doc/1",
        "POST, /i/_doc",
        "POST, /i/t/",
        "PUT, /%69/_doc/1?pipeline=_none"
    })
    void whatIsIndexedIsWrittenWithTheRequestsBody(String method, String target) {
        assertThat(effect(Exchanges.answered(method, target, "{\"a\":1}", 201, told("created"))))
                .isEqualTo(
                        new Effect.Written(
                                new Address("i", "i", "1", null), NUMBERS, Body.of("{\"a\":1}")));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /i/_doc/1",
        "POST, /_bulk",
        "DELETE, /i",
        "POST, /_strange",
        "GET, /i/_search"
    })
    void whatWasPassedElsewhereMeansNothingToTheSource(String method, String target) {
        for (Exchange exchange :
                List.of(
                        Exchanges.answered(method, target, "{\"a\":1}", 200, told("updated")),
                        Exchanges.unanswered(method, target, "{\"a\":1}"))) {
            assertThat(Interpreter.interpret(Exchanges.elsewhere(exchange)))
                    .isEqualTo(new Meaning.Nothing(Meaning.Nothing.Why.ELSEWHERE));
        }
    }

    @Test
    void theAnswersIndexAndIdCount() {
        Exchange exchange =
                Exchanges.answered(
                        "PUT", "/alias/_doc/%2F%20?routing=r", "{}", 200, told("updated"));

        assertThat(effect(exchange))
                .isEqualTo(
                        new Effect.Written(
                                new Address("alias", "i", "1", "r"), NUMBERS, Body.of("{}")));
    }

    @Test
    void whatGoesThroughANamedPipelineIsAskedFor() {
        assertThat(effect(Exchanges.answered("PUT", "/i/_doc/1?pipeline=p", "{}", 200, told("x"))))
                .isEqualTo(changed(null, Changed.Why.PIPELINE));
    }

    @ParameterizedTest
    @CsvSource({"/i/_update/1", "/i/t/1/_update", "/i/_doc/1/_update?routing=r"})
    void updatesAreAskedFor(String target) {
        assertThat(effect(Exchanges.answered("POST", target, "{}", 200, told("updated"))))
                .isEqualTo(changed(target.contains("routing") ? "r" : null, Changed.Why.UPDATE));
    }

    @Test
    void anUpdateThatDeletesIsADelete() {
        assertThat(effect(Exchanges.answered("POST", "/i/_update/1", "{}", 200, told("deleted"))))
                .isEqualTo(new Effect.Deleted(new Address("i", "i", "1", null), NUMBERS));
    }

    @Test
    void aNoopIsNoWrite() {
        assertThat(effect(Exchanges.answered("POST", "/i/_update/1", "{}", 200, told("noop"))))
                .isEqualTo(notWritten("i", NotWritten.Why.NOOP));
        assertThat(
                        effect(
                                Exchanges.answered(
                                        "PUT",
                                        "/i/_doc/1",
                                        "{}",
                                        200,
                                        "{\"_index\":\"i\",\"_id\":\"1\",\"_version\":-3,"
                                                + "\"result\":\"noop\"}")))
                .isEqualTo(notWritten("i", NotWritten.Why.DROPPED));
    }

    @ParameterizedTest
    @CsvSource({"200, deleted", "404, not_found"})
    void aDeleteOfWhateverIsADelete(int status, String result) {
        assertThat(effect(Exchanges.answered("DELETE", "/i/_doc/1", "", status, told(result))))
                .isEqualTo(new Effect.Deleted(new Address("i", "i", "1", null), NUMBERS));
    }

    @Test
    void aDeleteInNoIndexIsNothing() {
        assertThat(effect(Exchanges.answered("DELETE", "/i/_doc/1", "", 404, "{\"error\":{}}")))
                .isInstanceOf(NotWritten.class);
    }

    @ParameterizedTest
    @CsvSource({"400", "409", "429"})
    void whatIsRefusedDidNothing(int status) {
        assertThat(effect(Exchanges.answered("PUT", "/i/_doc/1", "{}", status, "{\"error\":1}")))
                .isInstanceOfSatisfying(
                        NotWritten.class,
                        nothing -> assertThat(nothing.why()).isEqualTo(NotWritten.Why.REFUSED));
    }

    @Test
    void anImmenseTermTakesANumberThoughItIsRefused() {
        String reason =
                "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"Document"
                        + " contains at least one immense term in field\"},\"status\":400}";

        assertThat(effect(Exchanges.answered("PUT", "/i/_doc/1", "{}", 400, reason)))
                .isInstanceOfSatisfying(
                        NotWritten.class,
                        nothing ->
                                assertThat(nothing.why())
                                        .isEqualTo(NotWritten.Why.REFUSED_WITH_NUMBER));
    }

    @Test
    void whatFailedOrWasNotAnsweredIsAskedFor() {
        var asked = new Changed(new Address("i", null, "1", null), null, Changed.Why.AMBIGUOUS);

        assertThat(effect(Exchanges.answered("PUT", "/i/_doc/1", "{}", 503, ""))).isEqualTo(asked);
        assertThat(effect(Exchanges.unanswered("PUT", "/i/_doc/1", "{}"))).isEqualTo(asked);
        assertThat(effect(Exchanges.unanswered("POST", "/i/_doc", "{}")))
                .isEqualTo(new Effect.Lost("i"));
    }

    @Test
    void anAnswerCutByTheClientIsAskedFor() {
        assertThat(
                        effect(
                                Exchanges.answered(
                                        "PUT",
                                        "/i/_doc/1?filter_path=result",
                                        "{}",
                                        200,
                                        "{\"result\":\"updated\"}")))
                .isEqualTo(
                        new Changed(
                                new Address("i", null, "1", null), null, Changed.Why.UNREADABLE));
        assertThat(
                        effects(
                                Exchanges.answered(
                                        "POST",
                                        "/i/_bulk?filter_path=errors",
                                        "{\"index\":{\"_id\":1}}\n{}\n{\"index\":{}}\n{}\n",
                                        200,
                                        "{\"errors\":false}")))
                .containsExactly(
                        new Changed(
                                new Address("i", null, "1", null), null, Changed.Why.UNREADABLE),
                        new Effect.Lost("i"));
    }

    @Test
    void oldSourcesTellNoNumbers() {
        assertThat(
                        effect(
                                Exchanges.answered(
                                        "PUT",
                                        "/i/t/1",
                                        "{}",
                                        201,
                                        "{\"_index\":\"i\",\"_type\":\"t\",\"_id\":\"1\","
                                                + "\"_version\":1,\"created\":true}")))
                .isEqualTo(
                        new Changed(
                                new Address("i", "i", "1", null), null, Changed.Why.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /i/_doc/1",
        "POST, /i/_search",
        "POST, /i/t/_search",
        "POST, /i/_doc/_search",
        "POST, /i/_doc/_count",
        "POST, /_msearch",
        "HEAD, /i",
        "POST, /i/_doc/1/_explain",
        "DELETE, /_search/scroll",
        "POST, /_ingest/pipeline/_simulate",
        "GET, /",
        "POST, /i/_refresh",
        "POST, /_cluster/reroute"
    })
    void readsAndHousekeepingChangeNothing(String method, String target) {
        assertThat(Interpreter.interpret(Exchanges.answered(method, target, "", 200, "{}")))
                .isInstanceOf(Meaning.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /i, CREATE_INDEX, i",
        "DELETE, '/a,b*', DELETE_INDEX, 'a,b*'",
        "PUT, /i/_mapping, MAPPING, i",
        "PUT, /i/_mapping/t, MAPPING, i",
        "PUT, /i/t/_mapping, MAPPING, i",
        "PUT, /i/_doc/_mapping, MAPPING, i",
        "PUT, /i/_settings, SETTINGS, i",
        "PUT, /i/_alias/a, ALIASES, i",
        "POST, /i/_close, OPEN_CLOSE, i",
        "PUT, /i/_split/j, RESIZE, i",
        "POST, /_snapshot/r/s/_restore, RESTORE, *"
    })
    void metadataIsABarrier(String method, String target, MetadataChange.Kind kind, String names) {
        assertThat(Interpreter.interpret(Exchanges.answered(method, target, "{}", 200, "{}")))
                .isEqualTo(
                        new Meaning.Metadata(
                                new MetadataChange(
                                        kind, List.of(names), true, method + " " + target)));
    }

    @Test
    void aliasActionsNameTheirIndices() {
        String body =
                "{\"actions\":[{\"add\":{\"index\":\"b\",\"alias\":\"x\"}},"
                        + "{\"remove\":{\"indices\":[\"a\",\"c\"],\"alias\":\"x\"}}]}";

        assertThat(Interpreter.interpret(Exchanges.answered("POST", "/_aliases", body, 200, "{}")))
                .isInstanceOfSatisfying(
                        Meaning.Metadata.class,
                        found -> assertThat(found.change().names()).containsExactly("a", "b", "c"));
    }

    @Test
    void writesByQueryTellHowManyDocumentsTheyChanged() {
        String answer = "{\"total\":5,\"updated\":3,\"deleted\":1,\"noops\":1}";

        assertThat(
                        Interpreter.interpret(
                                Exchanges.answered("POST", "/i/_update_by_query", "", 200, answer)))
                .isEqualTo(new Meaning.ByQuery(List.of("i"), 4, false));
        assertThat(
                        Interpreter.interpret(
                                Exchanges.answered(
                                        "POST",
                                        "/_reindex?wait_for_completion=false",
                                        "{\"source\":{\"index\":\"a\"},\"dest\":{\"index\":\"b\"}}",
                                        200,
                                        "{\"task\":\"n:1\"}")))
                .isEqualTo(new Meaning.ByQuery(List.of("b"), -1, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/i/t/_update_by_query",
                "/i/_doc/_delete_by_query",
                "/i/_doc/_update_by_query"
            })
    void aTypeInThePathChangesNothingOfWritesByQuery(String target) {
        assertThat(
                        Interpreter.interpret(
                                Exchanges.answered(
                                        "POST", target, "", 200, "{\"total\":3,\"updated\":2}")))
                .isEqualTo(new Meaning.ByQuery(List.of("i"), 2, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/_bulk", "/i/t/_bulk", "/i/_doc/_bulk"})
    void aBulkThatIsNoJsonIsUnclear(String target) {
        assertThat(
                        Interpreter.interpret(
                                Exchanges.answered("POST", target, ":)\n\u0001", 200, "{}")))
                .isInstanceOfSatisfying(
                        Meaning.Unclear.class,
                        unclear -> assertThat(unclear.names()).containsExactly("i"));
    }

    /// The copy holds tokens where the source has what the client sent.
    @Test
    void whatAProxyReplacedInABodyIsNeverWritten() {
        String source = "{\"password\":\"token:abc\"}";
        String bulk = "{\"index\":{\"_index\":\"i\",\"_id\":\"1\"}}\n" + source + "\n";
        String item =
                "{\"items\":[{\"index\":" + told("created").replace("}", ",\"status\":201}}]}");

        Effect single = effect(Exchanges.redacted("PUT", "/i/_doc/1", source, told("created")));
        Effect inBulk = effect(Exchanges.redacted("POST", "/_bulk", bulk, item));

        assertThat(single).isEqualTo(changed(null, Changed.Why.UNREADABLE));
        assertThat(inBulk)
                .isInstanceOfSatisfying(
                        Changed.class, asked -> assertThat(asked.numbers()).isNotNull());
    }

    private static String told(String result) {
        return "{\"_index\":\"i\",\"_type\":\"_doc\",\"_id\":\"1\",\"result\":\""
                + result
                + "\",\"_seq_no\":7,\"_primary_term\":2}";
    }

    private static Changed changed(@Nullable String routing, Changed.Why why) {
        return new Changed(new Address("i", "i", "1", routing), NUMBERS, why);
    }

    private static NotWritten notWritten(String index, NotWritten.Why why) {
        return new NotWritten(new Address("i", index, "1", null), why);
    }

    private static Effect effect(Exchange exchange) {
        assertThat(effects(exchange)).hasSize(1);
        return effects(exchange).getFirst();
    }

    static List<Effect> effects(Exchange exchange) {
        return Interpreter.interpret(exchange) instanceof Meaning.Writes(List<Effect> effects)
                ? effects
                : List.of();
    }
}
