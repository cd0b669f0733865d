package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An alias of an index that is split becomes an alias of each part.
final class Aliases {
    private Aliases() {}

    static List<Converted> forSplit(List<Converted> all) {
        Map<String, List<String>> parts = new HashMap<>();
        for (Converted one : all) {
            if (one.object().kind() == Kind.INDEX) {
                parts.computeIfAbsent(one.source().name(), _ -> new ArrayList<>())
                        .add(one.object().name());
            }
        }
        return all.stream().flatMap(one -> spread(one, parts)).toList();
    }

    private static Stream<Converted> spread(Converted one, Map<String, List<String>> parts) {
        if (one.object().kind() != Kind.ALIAS) {
            return Stream.of(one);
        }
        String[] pair = IndexAnswer.pair(one.object());
        List<String> targets = parts.getOrDefault(pair[0], List.of(pair[0]));
        if (targets.equals(List.of(pair[0]))) {
            return Stream.of(one);
        }
        return targets.stream().map(target -> part(one, target, pair[1]));
    }

    private static Converted part(Converted one, String target, String alias) {
        ObjectNode body = one.object().body().deepCopy();
        List<Loss> losses = new ArrayList<>(one.losses());
        if (body.remove("is_write_index") != null) {
            losses.add(
                    new Loss(
                            "TS-102",
                            "split-alias",
                            "/is_write_index",
                            "The index is split, so that "
                                    + alias
                                    + " no longer has one to write to.",
                            true));
        }
        return new Converted(
                one.source(),
                new MetadataObject(Kind.ALIAS, target + "/" + alias, body),
                one.changes(),
                losses,
                one.refusals());
    }
}
