package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.theme.Tone;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;

/// The verdict, what it rests on, and each proof and index.
final class ParityView extends VBox {
    private final Texts texts;
    private final FontIcon icon = new FontIcon(Feather.CIRCLE);
    private final Label verdict = new Label();
    private final Label evidence = new Label();
    private final Label remedy = new Label();
    private final Label repaired = new Label();
    private final BucketBar buckets;
    private final VBox card = new VBox(14);
    private final TableView<Proof> proofs;
    private final TableView<Proof.Index> indices;

    ParityView(ParityViewModel model, Desk desk, Texts texts) {
        this.texts = texts;
        Sheet.dress(this);
        setId("parity-page");
        buckets = new BucketBar(texts);
        proofs = proofs(desk);
        indices = indices();
        Label title = new Label(texts.text("parity.title"));
        title.getStyleClass().add("page-title");
        card();
        VBox.setVgrow(proofs, Priority.SOMETIMES);
        VBox.setVgrow(indices, Priority.ALWAYS);
        VBox all = new VBox(16, card, proofs, indices);
        Nothing nothing =
                new Nothing(
                        Feather.CHECK_CIRCLE,
                        texts.text("parity.nothing"),
                        texts.text("parity.nothing.remedy"));
        StackPane content = new StackPane(all, nothing);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(title, content);
        model.shownProperty()
                .subscribe(
                        shown -> {
                            all.setVisible(shown.planned());
                            nothing.setVisible(!shown.planned());
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
        VBox words = new VBox(3, verdict, evidence, remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(14, icon, words);
        head.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("card", "tone-neutral");
        card.getChildren().addAll(head, buckets, repaired);
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
        repaired.setText(texts.text("parity.repaired", Figures.count(shown.repaired())));
        repaired.setVisible(shown.repaired() > 0);
        repaired.setManaged(repaired.isVisible());
        proofs.getItems().setAll(shown.proofs());
        indices.getItems().setAll(shown.indices());
    }

    private TableView<Proof> proofs(Desk desk) {
        TableView<Proof> table =
                Columns.table(
                        texts.text("parity.proofs"),
                        Columns.words(
                                texts.text("parity.column.proof"),
                                240,
                                proof ->
                                        proof.last()
                                                ? texts.text("parity.last", proof.name())
                                                : proof.name()),
                        Columns.states(
                                texts.text("parity.column.state"), 190, desk.texts(), Proof::state),
                        Columns.numbers(
                                texts.text("parity.column.documents"),
                                120,
                                proof -> proof.hasEnded() ? proof.documents() : -1),
                        Columns.words(texts.text("parity.column.verdict"), 120, Proof::verdict),
                        Columns.words(
                                texts.text("parity.column.when"),
                                150,
                                proof -> {
                                    Instant when = proof.when();
                                    return when == null ? "" : Figures.time(when);
                                }));
        table.setPrefHeight(190);
        table.setMinHeight(120);
        return table;
    }

    private TableView<Proof.Index> indices() {
        TableView<Proof.Index> table =
                Columns.table(
                        texts.text("parity.indices"),
                        Columns.words(texts.text("parity.column.index"), 260, Proof.Index::name),
                        Columns.words(
                                texts.text("parity.column.verdict"), 130, Proof.Index::parity),
                        Columns.words(texts.text("parity.column.proof"), 200, Proof.Index::proof),
                        Columns.words(
                                texts.text("parity.column.reason"), 320, Proof.Index::reason));
        table.setMinHeight(120);
        Label none = new Label(texts.text("parity.indices.none"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        return table;
    }
}
