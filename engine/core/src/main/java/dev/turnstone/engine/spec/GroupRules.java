package dev.turnstone.engine.spec;

/// Every pattern can take something, and no index goes with two groups.
final class GroupRules {
    private final Told told;

    private GroupRules(Told told) {
        this.told = told;
    }

    static void check(Spec spec, Told told) {
        GroupRules rules = new GroupRules(told);
        spec.migrations().forEach((name, each) -> rules.migration("migrations." + name, each));
    }

    private void migration(String path, Migration migration) {
        nothing(path + ".indices", migration.indices());
        migration.groups().forEach((name, group) -> group(path, name, group, migration));
        Overlaps.of(migration.groups())
                .forEach(overlap -> tell(path + ".groups." + overlap.group(), overlap));
    }

    private void group(String path, String name, Group group, Migration migration) {
        String where = path + ".groups." + name;
        if (name.equals(Migration.REST)) {
            told.error(
                    where,
                    "rest is the name of the group that takes what no other takes.",
                    "Give the group another name.");
        }
        nothing(where + ".indices", group.indices());
        outside(where + ".indices.include", group.indices(), migration.indices());
    }

    private void tell(String path, Overlaps.Overlap overlap) {
        String what =
                "An index that fits "
                        + overlap.pattern()
                        + " and "
                        + overlap.otherPattern()
                        + " goes with both groups, "
                        + overlap.group()
                        + " and "
                        + overlap.other()
                        + ".";
        String remedy = "Exclude it from one of them.";
        if (overlap.sure()) {
            told.error(path, what, remedy);
        } else {
            told.warning(path, what, remedy);
        }
    }

    private void nothing(String path, IndexChoice choice) {
        for (int i = 0; i < choice.include().size(); i++) {
            String pattern = choice.include().get(i);
            if (Globs.isCovered(pattern, choice.exclude())) {
                told.error(
                        path + ".include[" + i + "]",
                        pattern + " takes nothing: exclude leaves all of it out.",
                        "Remove it, or exclude less.");
            }
            if (choice.include().indexOf(pattern) < i) {
                told.warning(
                        path + ".include[" + i + "]",
                        pattern + " stands here twice.",
                        "Remove one of them.");
            }
        }
    }

    private void outside(String path, IndexChoice group, IndexChoice all) {
        for (int i = 0; i < group.include().size(); i++) {
            String pattern = group.include().get(i);
            boolean inside = all.include().stream().anyMatch(each -> Globs.meet(each, pattern));
            if (!inside || Globs.isCovered(pattern, all.exclude())) {
                told.error(
                        path + "[" + i + "]",
                        pattern + " takes nothing: the migration's indices do not hold it.",
                        "Correct it, or let the migration include it.");
            }
        }
    }
}
