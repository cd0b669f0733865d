package dev.turnstone.engine.host;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.step.Mending;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/// What can be asked about refused and differing documents of a run; each waits for the clusters.
final class MendingRequests {
    private final EngineHost host;

    MendingRequests(EngineHost host) {
        this.host = host;
    }

    JsonNode refused(String session) throws InterruptedException {
        Mending mending = host.mending(session);
        return Json.MAPPER.valueToTree(Map.of("targets", mending.refused(host.snapshot(session))));
    }

    JsonNode retry(String session, JsonNode request, String who) throws InterruptedException {
        String target = request.path("target").asString("");
        int group = request.path("group").asInt(0);
        Mending mending = host.mending(session);
        host.note(session, who, "retried refused documents", target + " " + group);
        return Json.MAPPER.valueToTree(mending.retry(host.snapshot(session), target, group));
    }

    JsonNode repair(String session, String step, String who) throws InterruptedException {
        Mending mending = host.mending(session);
        RunSnapshot run = host.snapshot(session);
        StepKind kind = run.plan().step(step).kind();
        if (kind != StepKind.VALIDATE && kind != StepKind.PROVE) {
            throw new NotNow(
                    "The step " + step + " proves nothing.", "Name a validation or the proof.");
        }
        host.note(session, who, "repaired", step);
        return Json.MAPPER.valueToTree(mending.repair(run.plan().step(step)));
    }
}
