package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.graph.GraphNode;
import dev.turnstone.engine.host.RunView;

import java.util.List;

/// The steps of a run as they are drawn.
public final class RunNodes {
    private RunNodes() {}

    public static List<GraphNode> of(RunView run, Texts texts) {
        return run.steps().stream().map(step -> node(step, texts)).toList();
    }

    private static GraphNode node(RunView.StepView step, Texts texts) {
        StepName name = StepName.of(step.id(), step.kind());
        String detail = step.progress().isEmpty() ? name.cluster() : step.progress();
        return GraphNode.step(
                step.id(),
                step.kind(),
                title(name, texts),
                detail,
                step.state(),
                name.line(texts),
                step.after());
    }

    private static String title(StepName name, Texts texts) {
        return name.group().isEmpty()
                ? name.title(texts)
                : texts.text("step.title", name.title(texts), name.group());
    }
}
