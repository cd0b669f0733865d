package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.Refusal;

import java.util.List;
import java.util.Map;

/// What is to be done about one object, by what the target said and by what it has.
final class Verdicts {
    /// Which indices a policy takes hold of is the administrator's to say, after the switch.
    private static final String ATTACHED = "/policy/ism_template";

    private Verdicts() {}

    static PlannedObject on(
            PlannedObject object,
            Map<String, DryOutcome> outcomes,
            Map<String, MetadataObject> existing) {
        if (object.action() != Action.CREATE) {
            return object;
        }
        DryOutcome outcome = outcomes.get(object.key());
        if (outcome instanceof DryOutcome.Refused(String reason)) {
            return object.refusing(
                    List.of(
                            new Refusal(
                                    "TS-190",
                                    "",
                                    "The target refuses it: " + reason,
                                    "Edit the object, or skip it.")));
        }
        MetadataObject there = existing.get(object.key());
        if (there == null) {
            return object;
        }
        MetadataObject wanted =
                outcome instanceof DryOutcome.Accepted(MetadataObject held)
                        ? held
                        : object.object();
        return object.differing(
                Differences.between(wanted, there).stream()
                        .filter(path -> !path.startsWith(ATTACHED))
                        .toList());
    }
}
