package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.parity.Proof.Bucket;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Proofs;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.host.RunView;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import tools.jackson.databind.JsonNode;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// State of the parity page. The window's thread; knows no control.
public final class ParityViewModel {
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NONE);
    private final ReadOnlyStringWrapper repairing = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Desk desk;
    private final Texts texts;
    private String session = "";
    private String shownOf = "";

    /// The verdict in words with what it rests on, the buckets of all proofs that count, and each
    /// proof and index.
    record Shown(
            boolean planned,
            Tone tone,
            String verdict,
            String evidence,
            String remedy,
            Map<Bucket, Long> buckets,
            long repaired,
            List<Proof> proofs,
            List<Proof.Index> indices,
            List<Proof.Located> located) {
        static final Shown NONE =
                new Shown(
                        false,
                        Tone.NEUTRAL,
                        "",
                        "",
                        "",
                        Map.of(),
                        0,
                        List.of(),
                        List.of(),
                        List.of());
    }

    ParityViewModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    /// What came of a repair, or that one is under way.
    ReadOnlyStringProperty repairingProperty() {
        return repairing.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The proof that found something to repair.
    Optional<Proof> repairable() {
        return shown.get().proofs().stream()
                .filter(proof -> proof.hasEnded() && !proof.isProven())
                .reduce((_, last) -> last);
    }

    /// What a repair would do, to be agreed to.
    Consequences repair(Proof of) {
        return new Consequences(
                texts.text("parity.repair.title", of.name()),
                texts.text("parity.repair.lead"),
                of.counts().entrySet().stream()
                        .filter(each -> each.getKey().isBroken() && each.getValue() > 0)
                        .map(
                                each ->
                                        texts.text("bucket." + each.getKey().key())
                                                + ": "
                                                + Figures.count(each.getValue()))
                        .toList(),
                texts.text("parity.repair.verb"),
                true,
                Engine.request("repair", session).put("step", of.step()).put("who", desk.who()));
    }

    void act(Consequences agreed) {
        String of = shownOf;
        busy.set(true);
        repairing.set(texts.text("parity.repair.underWay"));
        desk.tasks()
                .run(
                        () -> desk.engine().ask(agreed.asked()),
                        result ->
                                rest(
                                        of,
                                        texts.text(
                                                        "parity.repair.done",
                                                        Figures.count(
                                                                result.path("repaired").asLong(0)),
                                                        result.path("parity").asString(""))
                                                + whyNot(result)),
                        failure -> rest(of, failure.what() + " " + failure.remedy()));
    }

    /// What kept a repair from one index or more; empty where nothing did.
    private static String whyNot(JsonNode result) {
        return result.path("indices")
                .valueStream()
                .filter(index -> !index.path("reason").asString("").isEmpty())
                .findFirst()
                .map(
                        index ->
                                " "
                                        + index.path("reason").asString("")
                                        + " "
                                        + index.path("remedy").asString(""))
                .orElse("");
    }

    private void rest(String of, String said) {
        if (of.equals(shownOf)) {
            busy.set(false);
            repairing.set(said);
        }
        desk.feed().refresh();
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void update(FeedSnapshot now) {
        String of = now.current() + " " + now.run().map(RunView::run).orElse(null);
        if (!of.equals(shownOf)) {
            // What came of a repair belongs to the run that it was done in.
            shownOf = of;
            repairing.set("");
            busy.set(false);
        }
        now.run().ifPresent(view -> session = view.session());
        List<Proof> all =
                now.run().map(Proofs::of).map(Proofs::all).orElse(List.of()).stream()
                        .map(this::proof)
                        .toList();
        if (!all.equals(shown.get().proofs()) || all.isEmpty()) {
            shown.set(now.run().map(Proofs::of).map(each -> of(each, all)).orElse(Shown.NONE));
        }
    }

    private Proof proof(RunView.StepView step) {
        return Proof.of(step, texts);
    }

    private Shown of(Proofs proofs, List<Proof> all) {
        if (all.isEmpty()) {
            return Shown.NONE;
        }
        List<Proof> counting = proofs.ended().stream().map(this::proof).toList();
        Map<Bucket, Long> buckets = new EnumMap<>(Bucket.class);
        counting.forEach(
                proof ->
                        proof.counts().forEach((bucket, n) -> buckets.merge(bucket, n, Long::sum)));
        long documents = counting.stream().mapToLong(Proof::documents).sum();
        Optional<Proof> failed = proofs.broken().map(this::proof);
        Tone tone =
                switch (proofs.verdict()) {
                    case BROKEN -> Tone.BAD;
                    case PROVEN -> Tone.GOOD;
                    case NOT_YET -> Tone.NEUTRAL;
                };
        String verdict =
                switch (proofs.verdict()) {
                    case BROKEN -> texts.text("parity.broken");
                    case PROVEN -> texts.text("parity.proven");
                    case NOT_YET -> texts.text("parity.notYet");
                };
        String evidence =
                failed.map(Proof::note)
                        .filter(note -> !note.isEmpty())
                        .orElseGet(
                                () ->
                                        counting.isEmpty()
                                                ? texts.text("parity.notYet.from")
                                                : evidence(buckets, documents, counting));
        return new Shown(
                true,
                tone,
                verdict,
                evidence,
                failed.map(Proof::remedy).orElse(""),
                buckets,
                counting.stream().mapToLong(Proof::repaired).sum(),
                all,
                counting.stream().flatMap(proof -> proof.indices().stream()).toList(),
                counting.stream().flatMap(proof -> proof.located().stream()).toList());
    }

    private String evidence(Map<Bucket, Long> buckets, long documents, List<Proof> counting) {
        String share = Figures.share(buckets.getOrDefault(Bucket.IDENTICAL, 0L), documents);
        return counting.stream()
                .map(Proof::when)
                .filter(java.util.Objects::nonNull)
                .max(java.util.Comparator.naturalOrder())
                .map(when -> texts.text("parity.evidence", share, Figures.time(when)))
                .orElse(texts.text("parity.evidence.noTime", share));
    }
}
