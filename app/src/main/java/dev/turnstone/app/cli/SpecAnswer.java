package dev.turnstone.app.cli;

import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecFeedback;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.SpecMapper;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What commands about a spec answer as JSON. Like all of `workflow`, they name session, run and
/// steps, of which there are none yet.
record SpecAnswer(String session, SpecFeedback feedback) {
    ObjectNode json() {
        ObjectNode answer = SpecMapper.JSON.createObjectNode();
        answer.put("session", session);
        answer.putNull("run");
        answer.putArray("steps");
        answer.put("clear", feedback.isClear());
        List<Problem> problems = feedback.problems();
        answer.set("problems", SpecMapper.JSON.valueToTree(problems));
        return answer;
    }

    ObjectNode of(Optional<Spec> spec) {
        ObjectNode answer = json();
        spec.ifPresent(
                each -> {
                    answer.put("hash", each.hash());
                    answer.set("spec", SpecMapper.JSON.readTree(each.canonical()));
                });
        return answer;
    }

    ObjectNode with(Optional<Spec> spec, List<Estimate> estimates) {
        ObjectNode answer = of(spec);
        answer.set("estimates", SpecMapper.JSON.valueToTree(estimates));
        return answer;
    }
}
