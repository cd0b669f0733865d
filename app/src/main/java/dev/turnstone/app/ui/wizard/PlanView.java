package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.graph.GraphPane;
import dev.turnstone.app.ui.page.Desk;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The graph of steps, and above it how much it is.
final class PlanView implements StepContent {
    private final GraphPane graph;
    private final VBox node;

    PlanView(WizardViewModel wizard, Desk desk, Texts texts) {
        PlanViewModel model = wizard.plan();
        graph = new GraphPane(desk.tasks(), Texts.of("controls"), desk.texts());
        graph.getStyleClass().add("framed");
        VBox trouble = new VBox();
        VBox content = new VBox(12, trouble, graph);
        VBox.setVgrow(graph, Priority.ALWAYS);
        AnswerPane<PlanViewModel.Planned> pane =
                new AnswerPane<>(
                        model.planned(),
                        texts,
                        texts.text("wizard.planning"),
                        content,
                        () -> model.ask(wizard.sessionProperty().get()));
        VBox.setVgrow(pane, Priority.ALWAYS);
        node = new VBox(16, new EstimateTiles(model, texts), pane);
        model.planned()
                .stateProperty()
                .subscribe(
                        () ->
                                model.planned()
                                        .answer()
                                        .ifPresent(
                                                planned -> {
                                                    graph.show(planned.nodes());
                                                    trouble.getChildren().clear();
                                                    if (!planned.canStart()) {
                                                        trouble.getChildren()
                                                                .add(missing(planned, texts));
                                                    }
                                                }));
    }

    private static Node missing(PlanViewModel.Planned planned, Texts texts) {
        return ProblemLabel.error(
                texts.text("wizard.plan.missing", String.join(", ", planned.missing())),
                texts.text("wizard.plan.missing.remedy"),
                texts);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node first() {
        return graph.view();
    }
}
