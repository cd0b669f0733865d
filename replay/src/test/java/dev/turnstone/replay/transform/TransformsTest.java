package dev.turnstone.replay.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class TransformsTest {
    private static DocumentChange document(String source) {
        return new DocumentChange(
                "logs-1", 2, "id", "r", Revision.of(0, 1, 7), new Change.Upsert(Body.of(source)));
    }

    private static Transform.Outcome apply(String steps, String source) {
        return Transforms.parse("{\"steps\":[" + steps + "]}").apply(document(source));
    }

    private static String after(Transform.Outcome outcome) {
        return switch (outcome) {
            case Transform.Outcome.Passed(DocumentChange change)
                    when change.change() instanceof Change.Upsert(Body body) ->
                    body.text();
            default -> outcome.toString();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"drop\":[\"a.b\"]} | {\"a\":{\"b\":1,\"c\":2}} | {\"a\":{\"c\":2}}",
                "{\"drop\":[\"a.b\"]} | {\"a.b\":1,\"c\":2} | {\"c\":2}",
                "{\"drop\":[\"a.b\"]} | {\"a\":[{\"b\":1},{\"b\":2,\"c\":3}]} | {\"a\":[{},{\"c\":3}]}",
                "{\"rename\":{\"a\":\"x.y\"}} | {\"a\":1.10} | {\"x\":{\"y\":1.10}}",
                "{\"set\":{\"o.p\":[1]}} | {\"a\":1} | {\"a\":1,\"o\":{\"p\":[1]}}",
                "{\"expression\":\"$merge([$, {'n': a & b}])\"} | {\"a\":\"x\",\"b\":\"y\"} |"
                        + " {\"a\":\"x\",\"b\":\"y\",\"n\":\"xy\"}",
                "{\"expression\":\"{'i': $index, 'd': $id, 'r': $routing}\"} | {} |"
                        + " {\"i\":\"logs-1\",\"d\":\"id\",\"r\":\"r\"}",
                "{\"expression\":\"$merge([$, {'n': 1}])\"} |"
                        + " {\"big\":12345678901234567890,\"exact\":0.12345678901234567890} |"
                        + " {\"big\":12345678901234567890,\"exact\":0.12345678901234567890,\"n\":1}",
            })
    void aStepDoesWhatItSays(String step, String before, String after) {
        assertThat(after(apply(step, before))).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"drop\":[\"missing\"]}",
                "{\"rename\":{\"missing\":\"x\"}}",
                "{\"set\":{\"a\":1}}",
                "{\"expression\":\"$\"}",
                "{\"drop\":[\"a\"],\"indices\":\"metrics-*\"}"
            })
    void whatIsNotTouchedIsPassedAsTheSameBytes(String step) {
        DocumentChange before = document("{ \"a\" : 1 }");
        Transform.Outcome outcome = Transforms.parse("{\"steps\":[" + step + "]}").apply(before);
        assertThat(outcome).isEqualTo(new Transform.Outcome.Passed(before));
        assertThat(after(outcome)).isEqualTo("{ \"a\" : 1 }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rename\":{\"a\":\"b\"}} | {\"a\":1,\"b\":2} | field_exists",
                "{\"rename\":{\"a.x\":\"b\"}} | {\"a\":[{\"x\":1},{\"x\":2}]} | ambiguous_field",
                "{\"set\":{\"a.b\":1}} | {\"a\":1} | not_an_object",
                "{\"expression\":\"a\"} | {\"a\":1} | expression_result",
                "{\"expression\":\"missing\"} | {\"a\":1} | expression_result",
                "{\"expression\":\"$number(a)\"} | {\"a\":\"x\"} | expression_failed",
                "{\"drop\":[\"a\"]} | {\"a\": | not_json",
            })
    void whatCannotBeDoneIsRefusedWithAReason(String step, String before, String type) {
        assertThat(apply(step, before))
                .isInstanceOfSatisfying(
                        Transform.Outcome.Failed.class,
                        failed -> assertThat(failed.type()).isEqualTo(type));
    }

    @Test
    void anIndexIsRenamedAndNothingElseOfTheIdentity() {
        Transform transform =
                Transforms.parse(
                        "{\"steps\":[{\"renameIndex\":{\"from\":\"logs-(.*)\",\"to\":\"old-$1\"}},"
                                + "{\"drop\":[\"a\"],\"indices\":\"old-*\"}]}");
        assertThat(transform.targetIndex("logs-1")).isEqualTo("old-1");
        assertThat(transform.apply(document("{\"a\":1}")))
                .isEqualTo(
                        new Transform.Outcome.Passed(
                                new DocumentChange(
                                        "old-1",
                                        2,
                                        "id",
                                        "r",
                                        Revision.of(0, 1, 7),
                                        new Change.Upsert(Body.of("{}")))));
    }

    @Test
    void theStepsOfARenamedIndexAreFoundByTheNameThatTheSourceGivesIt() {
        Transform transform =
                Transforms.parse(
                        """
                        {"steps": [
                          {"renameIndex": {"from": "logs-(.*)", "to": "archive-$1"}},
                          {"drop": ["user.password"], "indices": "logs-*"},
                          {"rename": {"msg": "message"}},
                          {"drop": ["other"], "indices": "metrics-*"}
                        ]}""");
        assertThat(
                        transform.apply(
                                document(
                                        "{\"user\":{\"name\":\"a\",\"password\":\"b\"},"
                                                + "\"msg\":\"c\",\"other\":1}")))
                .isInstanceOfSatisfying(
                        Transform.Outcome.Passed.class,
                        passed -> {
                            assertThat(passed.change().index()).isEqualTo("archive-1");
                            assertThat(source(passed.change()))
                                    .isEqualTo(
                                            "{\"user\":{\"name\":\"a\"},\"other\":1,"
                                                    + "\"message\":\"c\"}");
                        });
    }

    private static String source(DocumentChange change) {
        return ((Change.Upsert) change.change()).source().text();
    }

    @Test
    void aPreviewShowsBeforeAndAfterAndWritesNothing() {
        List<Preview> previews =
                Preview.of(
                        Transforms.parse("{\"steps\":[{\"drop\":[\"a\"]}]}"),
                        List.of(document("{\"a\":1}"), document("{\"b\":1}")));
        assertThat(previews).extracting(Preview::isChanged).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"steps\":[{\"explode\":1}]}",
                "{\"steps\":[{\"drop\":[\"\"]}]}",
                "{\"steps\":[{\"drop\":[\"a\"],\"set\":{}}]}",
                "{\"steps\":[{\"expression\":\"((\"}]}",
                "{\"steps\":[{\"renameIndex\":{\"from\":\"(\",\"to\":\"x\"}}]}"
            })
    void aDeclarationThatCannotBeUnderstoodSaysSo(String json) {
        assertThatThrownBy(() -> Transforms.parse(json)).isInstanceOf(TurnstoneException.class);
    }
}
