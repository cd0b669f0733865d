package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.ConsequencesDialog;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.wizard.DraftDesk.Base;
import dev.turnstone.app.ui.wizard.Inquiry.State;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// All of it once more, and the button that begins.
final class StartView implements StepContent {
    private final WizardViewModel model;
    private final Desk desk;
    private final Texts texts;
    private final GridPane facts = new GridPane();
    private final VBox trouble = new VBox();
    private final Button start;
    private final VBox node;

    StartView(WizardViewModel model, Desk desk, Texts texts) {
        this.model = model;
        this.desk = desk;
        this.texts = texts;
        start = new Button(texts.text("wizard.start"), Icons.of(Feather.PLAY));
        start.setId("wizard-start");
        start.getStyleClass().addAll("accent", "large");
        start.setOnAction(
                _ ->
                        model.begin(
                                what ->
                                        ConsequencesDialog.ask(
                                                what, Texts.of("controls"), start, model::start)));
        facts.getStyleClass().add("start-facts");
        VBox card = new VBox(16, facts, words("wizard.start.promise"), trouble, start);
        card.getStyleClass().addAll("card", "start-card");
        node = new VBox(card);
        model.changesProperty().subscribe(this::fill);
        model.starting().stateProperty().subscribe(this::show);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return start;
    }

    private void fill() {
        facts.getChildren().clear();
        fact("wizard.session", model.sessionProperty().get());
        fact("wizard.step.source", cluster(Side.SOURCE));
        fact("wizard.step.target", cluster(Side.TARGET));
        String patterns =
                String.join(
                        ", ", model.draft().texts(model.draft().migration() + ".indices.include"));
        String indices = patterns.isEmpty() ? "*" : patterns;
        IndicesViewModel.Total total = model.indices().total();
        fact(
                "wizard.step.indices",
                total.all() == 0 || !model.indices().isOfNow()
                        ? indices
                        : texts.text(
                                "wizard.indices.total",
                                total.taken(),
                                total.all(),
                                Amounts.count(total.documents()),
                                Amounts.bytes(total.bytes())));
        fact(
                "wizard.step.strategy",
                texts.text("wizard.strategy." + model.strategy().strategyProperty().get().key()));
        Optional<PlanViewModel.Planned> now = model.plan().ofNow();
        start.setText(
                texts.text(
                        now.flatMap(PlanViewModel.Planned::edit).isPresent()
                                ? "wizard.change"
                                : "wizard.start"));
        now.ifPresent(
                planned ->
                        fact(
                                "wizard.step.plan",
                                texts.text(
                                        "wizard.start.steps",
                                        planned.nodes().size(),
                                        planned.gates())));
        start.setDisable(!model.mayStart());
        trouble.getChildren().clear();
        if (model.plan().planned().stateProperty().get()
                instanceof State.Failed<PlanViewModel.Planned>(var failure)) {
            trouble.getChildren().add(ProblemLabel.error(failure.what(), failure.remedy(), texts));
        }
    }

    private void show(State<Base> now) {
        fill();
        switch (now) {
            case State.Failed<Base>(var failure) ->
                    trouble.getChildren()
                            .setAll(ProblemLabel.error(failure.what(), failure.remedy(), texts));
            case State.Here<Base>(var _) -> {
                desk.feed().refresh();
                if (desk.navigator().has("workflow")) {
                    desk.navigator().open("workflow");
                }
            }
            case State.Idle<Base>() -> {}
            case State.Asking<Base>() -> {}
        }
    }

    private String cluster(Side side) {
        String url = model.draft().text(model.draft().cluster(side) + ".url");
        return model.cluster(side)
                .contact()
                .answer()
                .flatMap(Contact::facts)
                .map(facts -> facts.version() + ", " + facts.name() + " · " + url)
                .orElse(url);
    }

    private void fact(String key, String value) {
        Label name = new Label(texts.bundle().getString(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label said = new Label(value);
        said.getStyleClass().add("strong");
        facts.addRow(facts.getRowCount(), name, said);
    }

    private Label words(String key) {
        Label words = new Label(texts.bundle().getString(key));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }
}
