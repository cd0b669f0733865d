package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Change;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.Refusal;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// One object of the plan: what the source has, what will be sent, and everything in between.
///
/// `from` is the source's name, which differs where an index is split; `differences` are the places
/// where an object that is there already is not what would be sent; `reason` tells why it is
/// skipped or refused.
public record PlannedObject(
        Kind kind,
        String name,
        String from,
        Action action,
        String reason,
        ObjectNode source,
        ObjectNode sent,
        List<Change> changes,
        List<Loss> losses,
        List<Refusal> refusals,
        List<String> differences,
        boolean edited,
        boolean consented) {
    public PlannedObject {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
        refusals = List.copyOf(refusals);
        differences = List.copyOf(differences);
    }

    public String key() {
        return object().key();
    }

    public boolean needsConsent() {
        return !consented && losses.stream().anyMatch(Loss::consent);
    }

    MetadataObject object() {
        return new MetadataObject(kind, name, sent);
    }

    PlannedObject with(Action decided, String why) {
        return new PlannedObject(
                kind,
                name,
                from,
                decided,
                why,
                source,
                sent,
                changes,
                losses,
                refusals,
                differences,
                edited,
                consented);
    }

    PlannedObject differing(List<String> found) {
        Action decided = found.isEmpty() ? Action.EXISTS_SAME : Action.EXISTS_DIFFERENT;
        String why =
                found.isEmpty() ? "" : "the target has another one: " + String.join(", ", found);
        return new PlannedObject(
                kind, name, from, decided, why, source, sent, changes, losses, refusals, found,
                edited, consented);
    }

    PlannedObject refusing(List<Refusal> more) {
        return new PlannedObject(
                kind,
                name,
                from,
                Action.REFUSED,
                more.getFirst().reason(),
                source,
                sent,
                changes,
                losses,
                more,
                differences,
                edited,
                consented);
    }
}
