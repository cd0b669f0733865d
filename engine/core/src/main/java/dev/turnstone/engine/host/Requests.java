package dev.turnstone.engine.host;

import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.RollBack;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What can be asked of an engine, as JSON: the same whether it runs here or in another process.
/// Failures come back as `error` and `remedy`.
public final class Requests {
    private final EngineHost host;

    public Requests(EngineHost host) {
        this.host = host;
    }

    public JsonNode answer(JsonNode request) {
        try {
            return handle(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error("The engine is ending.", "Ask again.");
        } catch (TurnstoneException e) {
            return error(String.valueOf(e.getMessage()), e.remedy());
        } catch (RuntimeException e) {
            return error(
                    "The engine could not answer: " + e + ".",
                    "This is a fault of Turnstone itself: report it with the engine's log.");
        }
    }

    private JsonNode handle(JsonNode request) throws InterruptedException {
        String session = session(request);
        String step = request.path("step").asString("");
        String who = request.path("who").asString("somebody");
        return switch (request.path("action").asString("")) {
            case "configure" -> configure(session, request.path("spec").asString(""), who);
            case "spec" -> spec(session);
            case "plan" -> plan(session, request.path("rehearse").asBoolean(false));
            case "start" -> {
                if (request.has("spec")) {
                    configure(session, request.path("spec").asString(""), who);
                }
                yield tree(host.start(session, request.path("rehearse").asBoolean(false), who));
            }
            case "status" -> tree(host.view(session));
            case "approve" -> approve(session, step, who, request.path("waiver").asBoolean(false));
            case "pause" -> tree(host.tell(session, new Event.Pause(), who));
            case "resume" -> resume(session, who);
            case "cancel" -> tree(host.tell(session, new Event.Cancel(), who));
            case "retry" -> tree(host.tell(session, new Event.Retry(retried(session, step)), who));
            case "rollback" ->
                    request.path("list").asBoolean(false)
                            ? rollBackList(session, step)
                            : tree(host.tell(session, new Event.RollBack(step), who));
            case "clean" -> tree(host.tell(session, new Event.CleanOrphan(step), who));
            case "history" -> HistoryView.of(host.history(), session);
            case "log" -> log(session, step);
            case "runbook" -> object().put("markdown", Runbook.of(session, host.snapshot(session)));
            case "sessions" -> sessions();
            case "session-create" -> {
                created(request, who);
                yield sessions();
            }
            case "session-switch" -> {
                host.history().sessions().switchTo(request.path("name").asString(""), who, now());
                yield sessions();
            }
            case "session-delete" -> {
                host.history().sessions().delete(request.path("name").asString(""), who, now());
                yield sessions();
            }
            case "export" -> host.history().export();
            case "backup" -> {
                host.history().backup(Path.of(request.path("file").asString("")));
                yield object().put("file", request.path("file").asString(""));
            }
            case "check" -> {
                ArrayNode problems = object().putArray("problems");
                host.history().check().forEach(problems::add);
                yield object().set("problems", problems);
            }
            default ->
                    error(
                            "Nothing is known of " + request.path("action") + ".",
                            "Use the same version for both.");
        };
    }

    /// The newest spec, as it was written; empty where there is none yet.
    private JsonNode spec(String session) {
        ObjectNode answer = object().put("session", session);
        host.history()
                .sessions()
                .spec(session)
                .ifPresent(spec -> answer.put("spec", spec.text()).put("version", spec.version()));
        return answer;
    }

    private JsonNode configure(String session, String text, String who) {
        SpecReading reading = Specs.read(text);
        if (!reading.isClear()) {
            ObjectNode error =
                    error("The spec was not taken: it has errors.", "Mend what they name.");
            error.set("problems", tree(reading.feedback().problems()));
            return error;
        }
        Sessions.SpecVersion kept =
                host.history()
                        .sessions()
                        .configure(session, text, reading.spec().orElseThrow().hash(), who, now());
        return object().put("session", session).put("version", kept.version());
    }

    private JsonNode plan(String session, boolean rehearsal) {
        EngineHost.Planned planned = host.plan(session, rehearsal);
        ObjectNode answer = object().put("session", session);
        answer.set("steps", tree(planned.graph().steps()));
        answer.put("canStart", planned.graph().missingKinds().isEmpty());
        answer.set("notInThisVersion", tree(planned.graph().missingKinds()));
        planned.changes().ifPresent(changes -> answer.set("changes", tree(changes)));
        return answer;
    }

    /// Every step that waits where none is named.
    private JsonNode approve(String session, String step, String who, boolean waiver)
            throws InterruptedException {
        List<String> waiting =
                step.isEmpty()
                        ? host.snapshot(session).steps().entrySet().stream()
                                .filter(
                                        each ->
                                                each.getValue().state()
                                                        == StepState.WAITING_FOR_APPROVAL)
                                .map(java.util.Map.Entry::getKey)
                                .toList()
                        : List.of(step);
        for (String each : waiting) {
            host.tell(session, new Event.Approve(each, who, waiver), who);
        }
        ObjectNode view = (ObjectNode) tree(host.view(session));
        view.set("approved", tree(waiting));
        return view;
    }

    /// A run that nobody drives any more is taken up by that alone.
    private JsonNode resume(String session, String who) throws InterruptedException {
        RunSnapshot run = host.snapshot(session);
        return switch (run.state()) {
            case PAUSED, ROLLED_BACK -> tree(host.tell(session, new Event.Resume(), who));
            default -> tree(host.tell(session, new Event.Tick(), who));
        };
    }

    private String retried(String session, String step) {
        if (!step.isEmpty()) {
            return step;
        }
        return host.snapshot(session).steps().entrySet().stream()
                .filter(each -> each.getValue().state() == StepState.FAILED)
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private JsonNode rollBackList(String session, String to) {
        RunSnapshot run = host.snapshot(session);
        ObjectNode answer = object().put("session", session);
        ArrayNode list = answer.putArray("wouldTakeBack");
        for (String id : RollBack.list(run, to)) {
            list.addObject()
                    .put("step", id)
                    .put("state", run.step(id).state().label())
                    .put("how", Runbook.compensation(run.plan().step(id).kind()));
        }
        return answer;
    }

    private JsonNode log(String session, String step) {
        long run = Long.parseLong(host.snapshot(session).run());
        ObjectNode answer = object().put("session", session).put("run", run);
        answer.set("lines", tree(host.history().log().of(run, step)));
        return answer;
    }

    private JsonNode sessions() {
        ObjectNode answer = object().put("current", host.history().sessions().current());
        answer.set("sessions", tree(host.history().sessions().list()));
        return answer;
    }

    /// A clone takes the spec along, with other endpoints where they are given.
    private void created(JsonNode request, String who) {
        Sessions sessions = host.history().sessions();
        String name = request.path("name").asString("");
        String origin = request.path("from").asString("");
        sessions.create(name, origin, who, now());
        if (!origin.isEmpty()) {
            sessions.spec(origin)
                    .ifPresent(
                            spec -> {
                                String text =
                                        ClonedSpec.with(spec.text(), request.path("endpoints"));
                                sessions.configure(
                                        name,
                                        text,
                                        Specs.read(text)
                                                .spec()
                                                .map(dev.turnstone.engine.spec.Spec::hash)
                                                .orElse(""),
                                        who,
                                        now());
                            });
        }
    }

    private String session(JsonNode request) {
        String named = request.path("session").asString("");
        return named.isEmpty() ? host.history().sessions().current() : named;
    }

    private static JsonNode tree(Object value) {
        return Json.MAPPER.valueToTree(value);
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }

    private static ObjectNode error(String message, String remedy) {
        return object().put("error", message).put("remedy", remedy);
    }

    private static Instant now() {
        return Instant.now();
    }
}
