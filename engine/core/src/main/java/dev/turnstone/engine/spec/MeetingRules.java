package dev.turnstone.engine.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two migrations do not get into each other's way: on a target, or at a proxy's address.
final class MeetingRules {
    private MeetingRules() {}

    static void check(Spec spec, Told told) {
        List<Map.Entry<String, Migration>> all = new ArrayList<>(spec.migrations().entrySet());
        for (int i = 0; i < all.size(); i++) {
            for (Map.Entry<String, Migration> other : all.subList(i + 1, all.size())) {
                onTarget(all.get(i), other, told);
            }
        }
        Map<String, String> listening = new HashMap<>();
        spec.migrations().forEach((name, each) -> proxies(name, each, listening, told));
    }

    private static void onTarget(
            Map.Entry<String, Migration> one, Map.Entry<String, Migration> other, Told told) {
        Migration left = one.getValue();
        Migration right = other.getValue();
        boolean shared = left.to().stream().anyMatch(right.to()::contains);
        boolean untouched = left.transform().isEmpty() && right.transform().isEmpty();
        if (!shared || !untouched || !meet(left.indices(), right.indices())) {
            return;
        }
        String path = "migrations." + other.getKey() + ".indices";
        if (left.from().equals(right.from())) {
            told.error(
                    path,
                    other.getKey()
                            + " and "
                            + one.getKey()
                            + " carry the same indices to the same"
                            + " target.",
                    "Exclude from one what the other takes, or make one migration of them.");
        } else {
            told.warning(
                    path,
                    "Indices of the same name in "
                            + left.from()
                            + " and "
                            + right.from()
                            + " would meet in one index of the target.",
                    "Make sure that they have no index name in common, or rename with a transform.");
        }
    }

    private static boolean meet(IndexChoice left, IndexChoice right) {
        return left.include().stream()
                .anyMatch(
                        one ->
                                right.include().stream()
                                        .anyMatch(
                                                other ->
                                                        Globs.meet(one, other)
                                                                && !Globs.isCovered(
                                                                        one, right.exclude())
                                                                && !Globs.isCovered(
                                                                        other, left.exclude())));
    }

    private static void proxies(
            String name, Migration migration, Map<String, String> listening, Told told) {
        if (!(migration.capture() instanceof Capture.Proxy proxy)) {
            return;
        }
        String path = "migrations." + name + ".capture";
        if (proxy.external()) {
            if (proxy.log().isEmpty()) {
                told.error(
                        path + ".log",
                        "Proxies run elsewhere, and it is not said where they write to.",
                        "Add log: the folder or kafka:BOOTSTRAP/TOPIC that the proxies write to.");
            }
            return;
        }
        String other = listening.putIfAbsent(proxy.listen(), name);
        if (other != null) {
            told.error(
                    path + ".listen",
                    "The proxies of " + other + " and " + name + " listen at the same address.",
                    "Give one of them another port.");
        }
        int port = Integer.parseInt(proxy.listen().substring(proxy.listen().lastIndexOf(':') + 1));
        if (port > 65_535) {
            told.error(path + ".listen", "There is no port " + port + ".", "Use 1 to 65535.");
        }
    }
}
