package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.ConsequencesDialog;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.RunSheet;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.model.Revision;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.util.function.Function;

/// The verdict, what it rests on, each proof and index, and the documents that differ.
final class ParityView extends RunSheet {
    private final ParityViewModel model;
    private final FontIcon icon = new FontIcon(Feather.CIRCLE);
    private final Label verdict = new Label();
    private final Label evidence = new Label();
    private final Label remedy = new Label();
    private final Label repaired = new Label();
    private final Button repair;
    private final BucketBar buckets;
    private final VBox card = new VBox(14);
    private final TableView<Proof> proofs;
    private final TableView<Proof.Index> indices;
    private final TableView<Proof.Located> located;

    ParityView(ParityViewModel model, Desk desk, Texts texts) {
        super(
                "parity",
                texts.text("parity.title"),
                new Nothing(
                        Feather.CHECK_CIRCLE,
                        texts.text("parity.nothing"),
                        texts.text("parity.nothing.remedy")),
                desk,
                texts);
        this.model = model;
        buckets = new BucketBar(texts);
        proofs = proofs(desk);
        indices = indices();
        located = located();
        repair = new Button(text("parity.repair"), new FontIcon(Feather.TOOL));
        repair.setId("parity-repair");
        repair.setMinWidth(USE_PREF_SIZE);
        repair.disableProperty().bind(model.busyProperty());
        repair.managedProperty().bind(repair.visibleProperty());
        repair.setOnAction(
                _ ->
                        model.repairable()
                                .ifPresent(
                                        proof ->
                                                ConsequencesDialog.ask(
                                                        model.repair(proof),
                                                        texts,
                                                        this,
                                                        () -> model.act(model.repair(proof)))));
        card();
        fill(
                card,
                tabs(
                        tab(text("parity.tab.proofs"), proofs),
                        tab(text("parity.tab.indices"), indices),
                        tab(text("parity.tab.located"), located)));
        model.shownProperty()
                .subscribe(
                        shown -> {
                            present(shown.planned());
                            show(shown);
                        });
    }

    private void card() {
        verdict.getStyleClass().add("verdict");
        evidence.setWrapText(true);
        evidence.setMinHeight(USE_PREF_SIZE);
        remedy.setWrapText(true);
        remedy.setMinHeight(USE_PREF_SIZE);
        remedy.getStyleClass().add("muted");
        repaired.getStyleClass().add("muted");
        icon.getStyleClass().add("verdict-icon");
        Label repairing = new Label();
        repairing.textProperty().bind(model.repairingProperty());
        repairing.setWrapText(true);
        repairing.visibleProperty().bind(model.repairingProperty().isNotEmpty());
        repairing.managedProperty().bind(repairing.visibleProperty());
        repairing.getStyleClass().add("strong");
        VBox words = new VBox(3, verdict, evidence, remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(14, icon, words, repair);
        head.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("card", "tone-neutral");
        card.getChildren().addAll(head, buckets, repaired, repairing);
        card.setMinHeight(USE_PREF_SIZE);
    }

    private void show(ParityViewModel.Shown shown) {
        card.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        card.getStyleClass().add(shown.tone().style());
        icon.setIconCode(
                shown.tone() == Tone.GOOD
                        ? Feather.CHECK_CIRCLE
                        : shown.tone() == Tone.BAD ? Feather.X_CIRCLE : Feather.CIRCLE);
        verdict.setText(shown.verdict());
        evidence.setText(shown.evidence());
        remedy.setText(shown.remedy());
        remedy.setVisible(!shown.remedy().isEmpty());
        remedy.setManaged(remedy.isVisible());
        buckets.setVisible(!shown.buckets().isEmpty());
        buckets.setManaged(buckets.isVisible());
        buckets.show(shown.buckets());
        repaired.setText(text("parity.repaired", Figures.count(shown.repaired())));
        repaired.setVisible(shown.repaired() > 0);
        repaired.setManaged(repaired.isVisible());
        proofs.getItems().setAll(shown.proofs());
        indices.getItems().setAll(shown.indices());
        located.getItems().setAll(shown.located());
        repair.setVisible(model.repairable().isPresent());
    }

    private TableView<Proof> proofs(Desk desk) {
        TableView<Proof> table =
                Columns.table(
                        text("parity.proofs"),
                        Columns.words(
                                text("parity.column.proof"),
                                240,
                                proof ->
                                        proof.last()
                                                ? text("parity.last", proof.name())
                                                : proof.name()),
                        Columns.states(
                                text("parity.column.state"), 190, desk.texts(), Proof::state),
                        Columns.bars(text("parity.column.share"), 120, Proof::share),
                        Columns.numbers(
                                text("parity.column.documents"),
                                120,
                                proof -> proof.hasEnded() ? proof.documents() : -1),
                        verdicts(150, Proof::verdict),
                        Columns.words(
                                text("parity.column.when"),
                                150,
                                proof -> {
                                    Instant when = proof.when();
                                    return when == null ? "" : Figures.time(when);
                                }));
        return table;
    }

    private <T> TableColumn<T, StateLook> verdicts(double width, Function<T, String> of) {
        return Columns.badges(
                text("parity.column.verdict"),
                width,
                each -> Verdicts.of(of.apply(each)),
                look -> look.label().isEmpty() ? "" : text("verdict." + look.label()));
    }

    /// The parts of a version that mean something to people.
    private String revision(long version) {
        if (version < 0) {
            return "–";
        }
        Revision revision = Revision.ofVersion(version);
        return text(
                revision.epoch() == 0 ? "parity.revision" : "parity.revision.epoch",
                revision.primaryTerm(),
                Figures.count(revision.seqNo()),
                revision.epoch());
    }

    private TableView<Proof.Located> located() {
        TableView<Proof.Located> table =
                Columns.table(
                        text("parity.located"),
                        Columns.words(text("parity.column.index"), 200, Proof.Located::index),
                        Columns.words(text("parity.column.id"), 220, Proof.Located::id),
                        Columns.badges(
                                text("parity.column.kind"),
                                160,
                                Verdicts::of,
                                look -> text("bucket." + look.label())),
                        Columns.numbers(text("parity.column.shard"), 60, Proof.Located::shard),
                        Columns.words(
                                text("parity.column.source"),
                                150,
                                each -> revision(each.sourceRevision())),
                        Columns.words(
                                text("parity.column.target"),
                                150,
                                each -> revision(each.targetVersion())),
                        Columns.words(text("parity.column.note"), 220, Proof.Located::note));
        return Columns.orNothing(table, text("parity.located.none"));
    }

    private TableView<Proof.Index> indices() {
        TableView<Proof.Index> table =
                Columns.table(
                        text("parity.indices"),
                        Columns.words(text("parity.column.index"), 260, Proof.Index::name),
                        verdicts(150, Proof.Index::parity),
                        Columns.words(text("parity.column.proof"), 200, Proof.Index::proof),
                        Columns.words(text("parity.column.reason"), 320, Proof.Index::reason));
        return Columns.orNothing(table, text("parity.indices.none"));
    }
}
