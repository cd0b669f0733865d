package dev.turnstone.engine.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What waits for something never waits for itself.
final class OrderRules {
    private final Map<String, List<String>> after;
    private final Set<String> done = new HashSet<>();
    private final List<String> way = new ArrayList<>();
    private final List<List<String>> circles = new ArrayList<>();

    private OrderRules(Map<String, List<String>> after) {
        this.after = after;
    }

    static void check(Spec spec, Told told) {
        Map<String, List<String>> migrations = new TreeMap<>();
        spec.migrations().forEach((name, each) -> migrations.put(name, each.after()));
        tell(migrations, "migrations", told);
        spec.migrations()
                .forEach(
                        (name, migration) -> {
                            Map<String, List<String>> groups = new TreeMap<>();
                            migration
                                    .groups()
                                    .forEach((group, each) -> groups.put(group, each.after()));
                            tell(groups, "migrations." + name + ".groups", told);
                        });
    }

    private static void tell(Map<String, List<String>> after, String path, Told told) {
        OrderRules rules = new OrderRules(after);
        after.keySet().forEach(rules::walk);
        for (List<String> circle : rules.circles) {
            told.error(
                    path + "." + circle.getFirst() + ".after",
                    "They wait for each other: "
                            + String.join(" after ", circle)
                            + " after "
                            + circle.getFirst()
                            + ".",
                    "Remove one of these from after.");
        }
    }

    private void walk(String name) {
        int met = way.indexOf(name);
        if (met >= 0) {
            circles.add(List.copyOf(way.subList(met, way.size())));
            return;
        }
        if (!done.add(name)) {
            return;
        }
        way.add(name);
        after.getOrDefault(name, List.of()).forEach(this::walk);
        way.removeLast();
    }
}
