package dev.turnstone.engine.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Which groups could take the same index. Looks only at pairs of patterns that begin alike, so
/// that thousands of groups are no trouble.
final class Overlaps {
    private Overlaps() {}

    /// Two groups, and the patterns by which an index could go with both; `sure` where every index
    /// that fits one fits the other.
    record Overlap(String group, String pattern, String other, String otherPattern, boolean sure) {}

    private record Taking(String group, IndexChoice choice, String pattern, String head) {}

    static List<Overlap> of(Map<String, Group> groups) {
        List<Taking> all = new ArrayList<>();
        groups.forEach(
                (name, group) ->
                        group.indices()
                                .include()
                                .forEach(
                                        pattern ->
                                                all.add(
                                                        new Taking(
                                                                name,
                                                                group.indices(),
                                                                pattern,
                                                                Globs.head(pattern)))));
        all.sort(Comparator.comparing(Taking::head));
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Taking one = all.get(i);
            // Whatever begins alike follows in this order.
            for (int j = i + 1; j < all.size() && all.get(j).head().startsWith(one.head()); j++) {
                if (!all.get(j).group().equals(one.group()) && meet(one, all.get(j))) {
                    overlaps.add(overlap(one, all.get(j)));
                }
            }
        }
        return overlaps;
    }

    private static boolean meet(Taking one, Taking other) {
        return Globs.meet(one.pattern(), other.pattern())
                && !Globs.isCovered(one.pattern(), other.choice().exclude())
                && !Globs.isCovered(other.pattern(), one.choice().exclude());
    }

    private static Overlap overlap(Taking one, Taking other) {
        boolean sure =
                Globs.isCovered(one.pattern(), List.of(other.pattern()))
                                && one.choice().exclude().isEmpty()
                        || Globs.isCovered(other.pattern(), List.of(one.pattern()))
                                && other.choice().exclude().isEmpty();
        return one.group().compareTo(other.group()) < 0
                ? new Overlap(one.group(), one.pattern(), other.group(), other.pattern(), sure)
                : new Overlap(other.group(), other.pattern(), one.group(), one.pattern(), sure);
    }
}
