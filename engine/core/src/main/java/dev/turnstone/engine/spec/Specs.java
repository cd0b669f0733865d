package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.LocatedText;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.Shape;
import dev.turnstone.engine.spec.shape.ShapeCheck;
import dev.turnstone.engine.spec.shape.Shapes;
import dev.turnstone.engine.spec.shape.SpecMapper;
import dev.turnstone.engine.spec.shape.Usual;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Reads specs. Never throws for what somebody wrote: everything is a problem with its place.
public final class Specs {
    /// What a spec may hold.
    public static final Shape.Fields SHAPE = Shapes.of(Spec.class);

    private Specs() {}

    /// Reads JSON or YAML and judges it without asking any cluster.
    public static SpecReading read(String text) {
        return switch (LocatedText.read(text)) {
            case LocatedText.Outcome.Unreadable(Problem problem) ->
                    new SpecReading(
                            Optional.empty(), new SpecFeedback(List.of(problem)), Optional.empty());
            case LocatedText.Outcome.Read(Located root) -> read(root);
        };
    }

    private static SpecReading read(Located root) {
        List<Problem> problems = ShapeCheck.check(SHAPE, root);
        if (!problems.isEmpty()) {
            return new SpecReading(Optional.empty(), new SpecFeedback(problems), Optional.of(root));
        }
        ObjectNode declared = (ObjectNode) root.json();
        Derived.fill(declared);
        Usual.fill(SHAPE, declared);
        try {
            Spec spec = SpecMapper.JSON.treeToValue(declared, Spec.class);
            return new SpecReading(
                    Optional.of(spec),
                    new SpecFeedback(SpecRules.check(spec, root)),
                    Optional.of(root));
        } catch (JacksonException | IllegalArgumentException e) {
            // Only where shape and record disagree: told rather than thrown.
            Problem problem =
                    Problem.error(
                            Problem.Source.SCHEMA,
                            "",
                            root.place(),
                            "The spec cannot be taken: " + e.getMessage(),
                            "Write it as the schema says.");
            return new SpecReading(
                    Optional.empty(), new SpecFeedback(List.of(problem)), Optional.of(root));
        }
    }
}
