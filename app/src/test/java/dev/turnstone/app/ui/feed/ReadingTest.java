package dev.turnstone.app.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

class ReadingTest {
    private static final String SESSIONS =
            "{\"current\":\"prod\",\"sessions\":[{\"name\":\"prod\",\"origin\":\"\"}]}";

    private final Answering engine = new Answering();
    private final Reading reading =
            new Reading(engine, () -> Instant.parse("2026-11-20T10:00:00Z"));

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

    private static JsonNode broken() {
        return Json.MAPPER.readTree(
                "{\"error\":\"The history is damaged.\",\"remedy\":\"Mend it.\"}");
    }

    private static final class Answering implements Engine {
        private JsonNode status = Json.MAPPER.createObjectNode();

        @Override
        public JsonNode ask(ObjectNode request) {
            return EngineRefused.check(
                    request.path("action").asString("").equals("sessions")
                            ? Json.MAPPER.readTree(SESSIONS)
                            : status);
        }

        @Override
        public boolean isEmbedded() {
            return true;
        }

        @Override
        public void close() {}
    }
}
