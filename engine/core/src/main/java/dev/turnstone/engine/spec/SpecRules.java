package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.Problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What must hold in a spec beyond its schema, told without asking any cluster.
final class SpecRules {
    private final Spec spec;
    private final Located root;
    private final List<Problem> problems = new ArrayList<>();

    private SpecRules(Spec spec, Located root) {
        this.spec = spec;
        this.root = root;
    }

    static List<Problem> check(Spec spec, Located root) {
        SpecRules rules = new SpecRules(spec, root);
        spec.migrations().forEach(rules::references);
        return rules.problems;
    }

    private void references(String name, Migration migration) {
        String path = "migrations." + name;
        if (migration.from().isEmpty()) {
            error(
                    path + ".from",
                    "There are several sources, and it is not said which is meant.",
                    "Add from: one of " + String.join(", ", spec.sources().keySet()) + ".");
        } else {
            reference(path + ".from", migration.from(), spec.sources(), "source");
        }
        for (int i = 0; i < migration.to().size(); i++) {
            reference(path + ".to[" + i + "]", migration.to().get(i), spec.targets(), "target");
        }
    }

    private void reference(String path, String name, Map<String, ?> known, String what) {
        if (!known.containsKey(name)) {
            error(path, "There is no " + what + " " + name + ".", "Name " + oneOf(known.keySet()));
        }
    }

    private static String oneOf(Collection<String> names) {
        return "one of " + String.join(", ", names) + ".";
    }

    private void error(String path, String what, String remedy) {
        problems.add(
                Problem.error(
                        Problem.Source.MEANING, path, Located.place(root, path), what, remedy));
    }
}
