package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.Problem;

import java.util.List;
import java.util.function.BiConsumer;

/// What must hold in a spec beyond its schema, told without asking any cluster.
final class SpecRules {
    private static final List<BiConsumer<Spec, Told>> ALL =
            List.of(
                    ReferenceRules::check,
                    OrderRules::check,
                    ClusterRules::check,
                    GroupRules::check,
                    MeetingRules::check,
                    OptionRules::check,
                    TransformRules::check);

    private SpecRules() {}

    static List<Problem> check(Spec spec, Located root) {
        Told told = new Told(root, Problem.Source.MEANING);
        ALL.forEach(rule -> rule.accept(spec, told));
        return told.problems();
    }
}
