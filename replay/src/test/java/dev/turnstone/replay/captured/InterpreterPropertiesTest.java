package dev.turnstone.replay.captured;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Effect.Changed;
import dev.turnstone.replay.captured.Effect.NotWritten;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Bulks of all forms, made together with what they must mean.
final class InterpreterPropertiesTest {
    private static final List<Api.Verb> VERBS = List.of(Api.Verb.values());

    private static final int ROUNDS = 3_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final StringBuilder lines = new StringBuilder();
    private final List<Effect> expected = new ArrayList<>();
    private final ObjectNode answer = Json.MAPPER.createObjectNode();

    @Test
    void eachItemOfABulkMeansWhatItsOwnAnswerSays() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            String text = lines.toString();
            String told = answer.toString();
            Exchange exchange =
                    random.nextBoolean()
                            ? Exchanges.answered("POST", "/base/_bulk", text, 200, told)
                            : Exchanges.zipped("POST", "/base/t/_bulk", text, 200, told);
            assertThat(InterpreterTest.effects(exchange))
                    .as("seed %d, round %d: %s", seed, round, text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void damagedBytesAreClassedAndNeverThrow() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            byte[] asked = damaged(Exchanges.bytes(lines.toString()));
            byte[] told = damaged(Exchanges.bytes(answer.toString()));
            Exchange exchange =
                    Exchanges.exchange(
                            new SeenRequest(
                                    random.nextBoolean() ? "POST" : "PUT",
                                    target(),
                                    List.of(),
                                    Exchanges.payload(asked)),
                            new SeenAnswer(
                                    new int[] {200, 201, 400, 404, 500, 503}[random.nextInt(6)],
                                    List.of(),
                                    new Payload(Body.of(told), told.length, null),
                                    java.time.Duration.ZERO));
            assertThat(Interpreter.interpret(exchange)).as("seed %d", seed).isNotNull();
        }
    }

    private String target() {
        String[] parts = {"_bulk", "i", "t", "1", "_doc", "_update", "_create", "_x", "%zz", "%2"};
        var target = new StringBuilder();
        for (int n = random.nextInt(6); n >= 0; n--) {
            target.append('/').append(parts[random.nextInt(parts.length)]);
        }
        return target.append(random.nextBoolean() ? "?routing=%GG&x&=" : "").toString();
    }

    private byte[] damaged(byte[] bytes) {
        for (int n = random.nextInt(4); n > 0 && bytes.length > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0
                ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
                : bytes;
    }

    private void begin() {
        lines.setLength(0);
        expected.clear();
        answer.removeAll();
        answer.put("took", 3).put("errors", random.nextBoolean()).putArray("items");
        for (int n = 1 + random.nextInt(12); n > 0; n--) {
            item();
        }
    }

    private void item() {
        Api.Verb verb = VERBS.get(random.nextInt(VERBS.size()));
        boolean named = random.nextBoolean();
        boolean withId = verb == Api.Verb.UPDATE || verb == Api.Verb.DELETE || random.nextBoolean();
        @Nullable String routing = random.nextInt(3) == 0 ? "r\u00e4\"" : null;
        boolean piped = random.nextInt(5) == 0;
        String id = "id \\" + random.nextInt(50);
        ObjectNode action = Json.MAPPER.createObjectNode();
        if (named) {
            action.put("_index", "named").put("_type", "t");
        }
        if (withId) {
            action.put("_id", id);
        }
        if (routing != null) {
            action.put(new String[] {"routing", "_routing", "parent"}[random.nextInt(3)], routing);
        }
        if (piped) {
            action.put("pipeline", "p");
        }
        String name = verb.name().toLowerCase(java.util.Locale.ROOT);
        lines.append(Json.MAPPER.createObjectNode().set(name, action)).append('\n');
        String source = "{\"t\":\"\u00fc" + random.nextInt() + "\", \"n\" : [ {} ]}";
        if (verb != Api.Verb.DELETE) {
            lines.append(source).append(random.nextBoolean() ? "\r\n" : "\n");
        }
        String asked = named ? "named" : "base";
        var write =
                new WriteRequest(verb, asked, withId ? id : null, routing, piped, Body.of(source));
        answer(write, name, id);
    }

    private void answer(WriteRequest write, String name, String id) {
        ObjectNode item = Json.MAPPER.createObjectNode();
        answer.withArray("items").add(Json.MAPPER.createObjectNode().set(name, item));
        Address unanswered = new Address(write.nameOr(""), null, id, write.routing());
        switch (random.nextInt(5)) {
            case 0 -> {
                item.put("_index", "concrete").put("_id", id).put("status", 400);
                item.putObject("error").put("type", "mapper_parsing_exception");
                expected.add(
                        new NotWritten(
                                new Address(
                                        write.nameOr(""),
                                        null,
                                        write.id() == null ? "" : id,
                                        write.routing()),
                                NotWritten.Why.REFUSED));
            }
            case 1 -> {
                item.put("_index", "concrete").put("status", 503);
                expected.add(
                        write.id() == null
                                ? new Effect.Lost(write.nameOr(""))
                                : new Changed(unanswered, null, Changed.Why.AMBIGUOUS));
            }
            default -> {
                long seqNo = random.nextLong(1L << 40);
                item.put("_index", "concrete").put("_id", id).put("result", "x");
                item.put("_seq_no", seqNo).put("_primary_term", 3).put("status", 200);
                expected.add(
                        success(
                                write,
                                new Address(write.nameOr(""), "concrete", id, write.routing()),
                                new Numbers(3, seqNo)));
            }
        }
    }

    private static Effect success(WriteRequest write, Address at, Numbers numbers) {
        return switch (write.verb()) {
            case DELETE -> new Effect.Deleted(at, numbers);
            case UPDATE -> new Changed(at, numbers, Changed.Why.UPDATE);
            case INDEX, CREATE -> {
                Body source = write.source();
                yield write.piped() || source == null
                        ? new Changed(at, numbers, Changed.Why.PIPELINE)
                        : new Effect.Written(at, numbers, source);
            }
        };
    }
}
