package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.metadata.ApplyReport;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.UndoReport;

import java.util.ArrayList;
import java.util.List;

/// Metadata in words: what would be made, what was made, what was taken back.
final class MetadataText {
    private final Texts texts;

    MetadataText(Texts texts) {
        this.texts = texts;
    }

    String of(MetadataPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.objects().forEach(object -> add(lines, object));
        plan.leftOut()
                .forEach(
                        out ->
                                lines.add(
                                        texts.text(
                                                "metadata.leftOut",
                                                out.kind().label(),
                                                out.name(),
                                                out.why())));
        plan.unread()
                .forEach(unread -> lines.add(texts.text("metadata.unread", unread.toString())));
        lines.add(
                texts.text(
                        plan.isComplete() ? "metadata.planned" : "metadata.plannedInPart",
                        Amounts.count(plan.objects().size()),
                        Amounts.count(plan.refused().size())));
        return String.join(System.lineSeparator(), lines);
    }

    String of(ApplyReport report) {
        List<String> lines = new ArrayList<>();
        report.outcomes()
                .forEach(
                        each ->
                                lines.add(
                                        texts.text(
                                                "metadata.outcome",
                                                each.result().label(),
                                                each.kind().label() + "/" + each.name(),
                                                each.detail())));
        report.hidden()
                .forEach(unread -> lines.add(texts.text("metadata.unread", unread.toString())));
        lines.add(texts.text(report.isComplete() ? "metadata.applied" : "metadata.appliedInPart"));
        return String.join(System.lineSeparator(), lines);
    }

    String of(UndoReport report) {
        List<String> lines = new ArrayList<>();
        report.outcomes()
                .forEach(
                        each ->
                                lines.add(
                                        texts.text(
                                                "metadata.outcome",
                                                each.result().label(),
                                                each.object(),
                                                each.detail())));
        lines.add(texts.text(report.isComplete() ? "metadata.undone" : "metadata.undoneInPart"));
        return String.join(System.lineSeparator(), lines);
    }

    private void add(List<String> lines, PlannedObject object) {
        lines.add(
                texts.text(
                        "metadata.outcome",
                        object.action().label(),
                        object.key(),
                        object.reason()));
        object.changes()
                .forEach(
                        change ->
                                lines.add(
                                        texts.text(
                                                "metadata.change", change.path(), change.why())));
        object.losses()
                .forEach(
                        loss ->
                                lines.add(
                                        texts.text(
                                                loss.consent() && !object.consented()
                                                        ? "metadata.lossToConsent"
                                                        : "metadata.loss",
                                                loss.path(),
                                                loss.what())));
        object.refusals()
                .forEach(
                        refusal ->
                                lines.add(
                                        texts.text(
                                                "metadata.refusal",
                                                refusal.path(),
                                                refusal.reason(),
                                                refusal.remedy())));
        object.differences()
                .forEach(difference -> lines.add(texts.text("metadata.difference", difference)));
    }
}
