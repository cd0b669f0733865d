package dev.turnstone.app.ui.run;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as an engine does, from what it was told beforehand; remembers what it was asked.
public final class FakeEngine implements Engine {
    private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
    private final List<ObjectNode> asked = new CopyOnWriteArrayList<>();

    public FakeEngine() {
        answer("sessions", "{\"current\":\"prod\",\"sessions\":[]}");
        answer("rollback", "{\"wouldTakeBack\":[]}");
        answer("failed", "{\"groups\":[]}");
    }

    public FakeEngine answer(String action, String json) {
        answers.put(action, Json.MAPPER.readTree(json));
        return this;
    }

    public FakeEngine answer(String action, JsonNode json) {
        answers.put(action, json);
        return this;
    }

    /// It is refused from now on.
    public FakeEngine refuse(String action) {
        answers.remove(action);
        return this;
    }

    /// The run, and each of its steps when asked for.
    public FakeEngine running(SampleRun run) {
        answer(
                "sessions",
                "{\"current\":\"prod\",\"sessions\":[{\"name\":\"prod\",\"origin\":\"\"}]}");
        answer("status", run.json());
        run.details().forEach((step, detail) -> answer("step:" + step, detail));
        return this;
    }

    /// The requests of an action so far.
    public List<ObjectNode> asked(String action) {
        return asked.stream()
                .filter(each -> each.path("action").asString("").equals(action))
                .toList();
    }

    @Override
    public JsonNode ask(ObjectNode request) {
        asked.add(request);
        String action = request.path("action").asString("");
        JsonNode answer =
                answers.getOrDefault(
                        action + ":" + request.path("step").asString(""),
                        answers.getOrDefault(
                                action + "@" + request.path("session").asString(""),
                                answers.get(action)));
        if (answer == null) {
            throw new TurnstoneException("There is no " + action + ".", "Tell the fake one.");
        }
        return answer;
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public void close() {}
}
