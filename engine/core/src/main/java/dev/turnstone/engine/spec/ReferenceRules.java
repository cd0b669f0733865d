package dev.turnstone.engine.spec;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Names stand for what is there, and once; what is there is used.
final class ReferenceRules {
    private final Spec spec;
    private final Told told;

    private ReferenceRules(Spec spec, Told told) {
        this.spec = spec;
        this.told = told;
    }

    static void check(Spec spec, Told told) {
        ReferenceRules rules = new ReferenceRules(spec, told);
        spec.migrations().forEach(rules::migration);
        rules.idle();
    }

    private void migration(String name, Migration migration) {
        String path = "migrations." + name;
        if (migration.from().isEmpty()) {
            told.error(
                    path + ".from",
                    "There are several sources, and it is not said which is meant.",
                    "Add from: " + oneOf(spec.sources().keySet()));
        } else {
            one(path + ".from", migration.from(), spec.sources(), "source");
        }
        all(path + ".to", migration.to(), spec.targets(), "target");
        all(path + ".after", migration.after(), spec.migrations(), "migration");
        Map<String, Group> groups = migration.allGroups();
        migration
                .groups()
                .forEach(
                        (group, each) ->
                                all(
                                        path + ".groups." + group + ".after",
                                        each.after(),
                                        groups,
                                        "group"));
    }

    private void all(String path, List<String> names, Map<String, ?> known, String what) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String where = path + "[" + i + "]";
            one(where, names.get(i), known, what);
            if (!seen.add(names.get(i))) {
                told.error(where, names.get(i) + " stands here twice.", "Remove one of them.");
            }
        }
    }

    private void one(String path, String name, Map<String, ?> known, String what) {
        if (!known.containsKey(name)) {
            told.error(
                    path,
                    "There is no " + what + " " + name + ".",
                    "Name " + oneOf(known.keySet()));
        }
    }

    private void idle() {
        Set<String> used = new HashSet<>();
        for (Migration migration : spec.migrations().values()) {
            used.add("sources." + migration.from());
            migration.to().forEach(target -> used.add("targets." + target));
        }
        Stream.concat(
                        spec.sources().keySet().stream().map("sources."::concat),
                        spec.targets().keySet().stream().map("targets."::concat))
                .filter(path -> !used.contains(path))
                .forEach(
                        path ->
                                told.warning(
                                        path,
                                        "No migration uses this cluster.",
                                        "Remove it, or name it in a migration."));
    }

    private static String oneOf(Collection<String> names) {
        return "one of " + String.join(", ", names) + ".";
    }
}
