package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads documents with their contents from both sides and compares those of the same revision.
/// Holds a bounded part of them at once, however large they are.
final class Contents {
    private static final int AT_ONCE = 200;

    private final Sides sides;
    private final ExpectedContent expected;

    Contents(Sides sides, ExpectedContent expected) {
        this.sides = sides;
        this.expected = expected;
    }

    /// A document as both sides hold it; a side that lacks it has no body.
    record Pair(
            Seen.Key key,
            @Nullable Seen source,
            @Nullable Seen target,
            @Nullable Body sourceBody,
            @Nullable Body targetBody) {

        boolean isWhole() {
            return sourceBody != null && targetBody != null;
        }

        boolean sameBytes() {
            return Objects.equals(sourceBody, targetBody);
        }

        Optional<String> difference() {
            return sourceBody == null || targetBody == null
                    ? Optional.of("/: no _source to compare")
                    : JsonDifference.first(sourceBody, targetBody);
        }
    }

    void read(List<Seen.Key> keys, Consumer<Pair> consumer) {
        int atOnce = AT_ONCE;
        int from = 0;
        while (from < keys.size()) {
            Set<Seen.Key> some =
                    Set.copyOf(keys.subList(from, Math.min(keys.size(), from + atOnce)));
            HeldBytes held = new HeldBytes();
            boolean alone = some.size() == 1;
            Map<Seen.Key, Body> sourceBodies = new HashMap<>();
            Map<Seen.Key, Body> targetBodies = new HashMap<>();
            Sides.Asked asked =
                    sides.withContent()
                            .ask(
                                    some,
                                    (key, hit) -> keep(sourceBodies, key, hit, held, alone),
                                    (key, hit) -> keep(targetBodies, key, hit, held, alone));
            if (held.isTooMuch(some.size())) {
                atOnce = some.size() / 2;
                continue;
            }
            from += some.size();
            for (Seen.Key key : some) {
                Body source = sourceBodies.get(key);
                consumer.accept(
                        new Pair(
                                key,
                                first(asked.source().get(key)),
                                first(asked.target().get(key)),
                                source == null ? null : expected.of(key.id(), source),
                                targetBodies.get(key)));
            }
        }
    }

    private static void keep(
            Map<Seen.Key, Body> bodies, Seen.Key key, Hit hit, HeldBytes held, boolean alone) {
        if (hit.hasSource && (held.take(hit.source.length()) || alone)) {
            bodies.putIfAbsent(key, Body.of(hit.source.copy()));
        }
    }

    private static @Nullable Seen first(@Nullable List<Seen> seen) {
        return seen == null ? null : seen.getFirst();
    }
}
