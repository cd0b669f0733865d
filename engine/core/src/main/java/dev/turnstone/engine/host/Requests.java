package dev.turnstone.engine.host;

import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RollBack;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What can be asked of an engine, as JSON: the same whether it runs here or in another process.
/// Failures come back as `error` and `remedy`, with a `code` where a caller tells them apart.
public final class Requests {
    /// The code of a refusal because what was asked for is not there yet.
    public static final String NOTHING_YET = "nothing-yet";

    private static final Duration TO_REST = Duration.ofMinutes(1);

    private final EngineHost host;
    private final SessionRequests sessions;
    private final MendingRequests mending;

    public Requests(EngineHost host) {
        this.host = host;
        this.sessions = new SessionRequests(host);
        this.mending = new MendingRequests(host);
    }

    public JsonNode answer(JsonNode request) {
        try {
            return handle(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error("The engine is ending.", "Ask again.");
        } catch (NothingYet e) {
            return error(String.valueOf(e.getMessage()), e.remedy()).put("code", NOTHING_YET);
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
            case "plan" -> plan(session, request);
            case "start" -> {
                if (request.has("spec")) {
                    configure(session, request.path("spec").asString(""), who);
                }
                yield tree(host.start(session, request.path("rehearse").asBoolean(false), who));
            }
            case "status" -> status(session, request.path("since").asLong(-1));
            case "step" -> tree(host.step(session, step));
            case "approve" -> approve(session, step, who, request.path("waiver").asBoolean(false));
            case "pause" -> tree(host.tell(session, new Event.Pause(), who));
            case "resume" -> resume(session, who);
            case "cancel" -> cancel(session, request.path("endProxies").asBoolean(false), who);
            case "retry" -> retry(session, step, who);
            case "rollback" ->
                    request.path("list").asBoolean(false)
                            ? rollBackList(session, step)
                            : tree(host.tell(session, new Event.RollBack(step), who));
            case "clean" -> tree(host.tell(session, new Event.CleanOrphan(step), who));
            case "refused" -> mending.refused(session);
            case "refused-retry" -> mending.retry(session, request, who);
            case "repair" -> mending.repair(session, step, who);
            case "history" -> HistoryView.of(host.history(), session);
            case "log" -> log(session, step);
            case "runbook" -> object().put("markdown", Runbook.of(session, host.snapshot(session)));
            case "sessions" -> sessions.list();
            case "session-create" -> sessions.create(request, who);
            case "session-switch" -> sessions.switchTo(request.path("name").asString(""), who);
            case "session-delete" -> sessions.delete(request.path("name").asString(""), who);
            case "export" -> host.history().export();
            case "backup" -> {
                host.history().backup(Path.of(request.path("file").asString("")));
                yield object().put("file", request.path("file").asString(""));
            }
            case "check" -> {
                ObjectNode answer = object();
                ArrayNode problems = answer.putArray("problems");
                host.history().check().forEach(problems::add);
                yield answer;
            }
            default ->
                    error(
                            "Nothing is known of " + request.path("action") + ".",
                            "Use the same version for both.");
        };
    }

    /// Who already has this version of it is told only that.
    private JsonNode status(String session, long since) {
        long version = host.version(session);
        return version == since
                ? object().put("session", session).put("version", version).put("unchanged", true)
                : tree(host.view(session));
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

    /// Of the text in the request where there is one, else of the session's newest spec.
    private JsonNode plan(String session, JsonNode request) {
        boolean rehearsal = request.path("rehearse").asBoolean(false);
        boolean unkept = request.has("spec");
        EngineHost.Planned planned =
                unkept
                        ? host.planOf(session, request.path("spec").asString(""), rehearsal)
                        : host.plan(session, rehearsal);
        ObjectNode answer = object().put("session", session);
        answer.set("steps", tree(planned.graph().steps()));
        answer.put("canStart", planned.graph().missingKinds().isEmpty());
        answer.set("notInThisVersion", tree(planned.graph().missingKinds()));
        planned.changes().ifPresent(changes -> answer.set("changes", tree(changes)));
        answer.put("edits", planned.edits());
        if (unkept) {
            return answer;
        }
        try {
            answer.set("estimates", tree(host.estimates(session)));
        } catch (TurnstoneException e) {
            answer.putArray("estimates");
            answer.put("notEstimated", e.getMessage());
        }
        return answer;
    }

    /// Every step that waits where none is named.
    private JsonNode approve(String session, String step, String who, boolean waiver)
            throws InterruptedException {
        List<String> waiting =
                step.isEmpty() ? in(session, StepState.WAITING_FOR_APPROVAL) : List.of(step);
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

    /// With an end of the proxies it waits for the run to come to rest, which may be so already.
    private JsonNode cancel(String session, boolean endProxies, String who)
            throws InterruptedException {
        if (!endProxies) {
            return tree(host.tell(session, new Event.Cancel(), who));
        }
        switch (host.snapshot(session).state()) {
            case CANCELLED, CANCELLING -> {}
            default -> {
                var _ = host.tell(session, new Event.Cancel(), who);
            }
        }
        if (!host.await(session, run -> run.state() == RunState.CANCELLED, TO_REST)) {
            throw new NotNow(
                    "The run is still being cancelled, and its proxies stand.",
                    "Ask again when it has come to rest.");
        }
        return tree(host.endProxies(session, who));
    }

    /// Every step that failed where none is named.
    private JsonNode retry(String session, String step, String who) throws InterruptedException {
        List<String> failed = step.isEmpty() ? in(session, StepState.FAILED) : List.of(step);
        if (failed.isEmpty()) {
            throw new NotNow("No step failed.", "Name the step that is to run again.");
        }
        host.tell(session, new Event.Retry(failed.getFirst()), who);
        for (String each : failed.subList(1, failed.size())) {
            if (host.snapshot(session).step(each).state() == StepState.FAILED) {
                host.tell(session, new Event.Retry(each), who);
            }
        }
        return tree(host.view(session));
    }

    private List<String> in(String session, StepState state) {
        return host.snapshot(session).steps().entrySet().stream()
                .filter(each -> each.getValue().state() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private JsonNode rollBackList(String session, String to) {
        RunSnapshot run = host.snapshot(session);
        ObjectNode answer = object().put("session", session);
        ArrayNode list = answer.putArray("wouldTakeBack");
        for (String id : RollBack.list(run, to)) {
            ArrayNode objects =
                    list.addObject()
                            .put("step", id)
                            .put("state", run.step(id).state().label())
                            .put("how", Runbook.compensation(run.plan().step(id).kind()))
                            .putArray("objects");
            host.made().of(run, id).forEach(objects::add);
        }
        return answer;
    }

    private JsonNode log(String session, String step) {
        long run = Long.parseLong(host.snapshot(session).run());
        ObjectNode answer = object().put("session", session).put("run", run);
        answer.set("lines", tree(host.history().log().of(run, step)));
        return answer;
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
