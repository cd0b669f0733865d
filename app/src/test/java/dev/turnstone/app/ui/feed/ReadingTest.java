package dev.turnstone.app.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ReadingTest {
    private static final String SESSIONS =
            "{\"current\":\"prod\",\"sessions\":[{\"name\":\"prod\",\"origin\":\"\"},{\"name\":\"gamma\",\"origin\":\"\"}]}";

    private final Answering engine = new Answering();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Reading reading = new Reading(engine, () -> now);

    @Test
    void aSessionWithoutARunIsNoTrouble() {
        engine.status =
                Json.MAPPER.readTree(
                        "{\"error\":\"no run\",\"remedy\":\"start one\",\"code\":\"nothing-yet\"}");

        FeedSnapshot now = reading.take();

        assertThat(now.run()).isEmpty();
        assertThat(now.trouble()).isEmpty();
    }

    @Test
    void aRunThatCannotBeReadIsNotTheSameAsNone() {
        engine.status = broken();

        FeedSnapshot now = reading.take();

        assertThat(now.trouble()).contains("The history is damaged.").contains("Mend it.");
    }

    @Test
    void whatWasReadBeforeStaysWhereItCannotBeReadAgain() {
        engine.status = SampleRun.running().json();
        assertThat(reading.take().run()).isPresent();
        engine.status = broken();

        FeedSnapshot now = reading.take();

        assertThat(now.run()).isPresent();
        assertThat(now.trouble()).contains("The history is damaged.");
    }

    @Test
    void theSessionThatIsLookedAtIsNeverBehindAndOthersAreWhileNothingMovesThere() {
        engine.status = SampleRun.done().resting().json();
        reading.take();
        now = now.plusMillis(500);
        reading.take();
        assertThat(engine.asked).containsExactly("prod", "gamma", "prod");

        now = now.plusSeconds(2);
        reading.take();
        assertThat(engine.asked).endsWith("prod", "gamma");
    }

    @Test
    void aSessionThatSomethingIsUnderWayForIsAskedEveryTime() {
        engine.status = SampleRun.running().json();
        reading.take();

        reading.take();

        assertThat(engine.asked).containsExactly("prod", "gamma", "prod", "gamma");
    }

    private static JsonNode broken() {
        return Json.MAPPER.readTree(
                "{\"error\":\"The history is damaged.\",\"remedy\":\"Mend it.\"}");
    }

    private static final class Answering implements Engine {
        private final List<String> asked = new ArrayList<>();
        private JsonNode status = Json.MAPPER.createObjectNode();

        @Override
        public JsonNode ask(ObjectNode request) {
            if (request.path("action").asString("").equals("sessions")) {
                return Json.MAPPER.readTree(SESSIONS);
            }
            asked.add(request.path("session").asString(""));
            return EngineRefused.check(status);
        }

        @Override
        public boolean isEmbedded() {
            return true;
        }

        @Override
        public void close() {}
    }
}
