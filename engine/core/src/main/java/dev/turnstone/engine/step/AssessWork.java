package dev.turnstone.engine.step;

import dev.turnstone.engine.assess.Assessment;
import dev.turnstone.engine.assess.Assessor;
import dev.turnstone.engine.assess.Finding;
import dev.turnstone.engine.assess.Severity;
import dev.turnstone.engine.metadata.Action;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;

/// Reads both clusters; a blocker stops the line of this group.
final class AssessWork implements Work {
    private static final int SHOWN = 20;

    private final MetadataPlans plans;
    private final Desks desks;

    AssessWork(MetadataPlans plans, Desks desks) {
        this.plans = plans;
        this.desks = desks;
    }

    @Override
    public Outcome run(Inputs inputs) {
        Assessment assessment =
                new Assessor(inputs.source(), inputs.target(), InstantSource.system())
                        .assess(
                                IndexPatterns.of(inputs.indices()),
                                inputs.migration().metadata().types(),
                                desks.writtenNow(inputs.target()));
        for (Finding finding : assessment.findings()) {
            inputs.context()
                    .log(
                            finding.severity().label()
                                    + " "
                                    + finding.code()
                                    + " "
                                    + finding.object());
        }
        if (!assessment.isClear()) {
            List<Finding> blockers =
                    assessment.findings().stream()
                            .filter(finding -> finding.severity() == Severity.BLOCKER)
                            .toList();
            Finding first = blockers.getFirst();
            return new Outcome.Failed(
                    "The assessment found "
                            + blockers.size()
                            + " blockers; nothing was written. The first: "
                            + first.title()
                            + " ("
                            + first.object()
                            + "). "
                            + first.meaning(),
                    first.remedy());
        }
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("blockers", 0);
        result.put("warnings", assessment.count(Severity.WARNING));
        result.set("findings", assessment.toTree().path("findings"));
        if (inputs.migration().metadata().apply()) {
            losses(inputs, result);
        }
        return new Outcome.Done(result);
    }

    /// What the metadata would lose on the way, before anybody is asked to approve it: the evidence
    /// of the gate's check.
    private void losses(Inputs inputs, ObjectNode result) {
        MetadataPlan plan = plans.drafted(inputs);
        long losses = 0;
        ArrayNode first = Json.MAPPER.createArrayNode();
        for (PlannedObject object : plan.objects()) {
            if (object.action() != Action.CREATE) {
                continue;
            }
            losses += object.losses().size();
            for (Loss loss : object.losses()) {
                String told = object.kind() + "/" + object.name() + " " + loss.path();
                inputs.context().log("loss " + told + ": " + loss.what());
                if (first.size() < SHOWN) {
                    first.add(told + ": " + loss.what());
                }
            }
        }
        result.put("losses", losses);
        result.set("firstLosses", first);
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return run(inputs);
    }
}
