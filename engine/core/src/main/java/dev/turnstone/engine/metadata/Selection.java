package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.IndexPatterns;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What is migrated, and what is not. Nothing is left out without being listed.
public record Selection(List<MetadataObject> chosen, List<LeftOut> leftOut) {
    public Selection {
        chosen = List.copyOf(chosen);
        leftOut = List.copyOf(leftOut);
    }

    public static Selection of(ClusterMetadata metadata, IndexPatterns patterns) {
        return of(metadata, patterns, _ -> false);
    }

    /// `asked` are keys that are wanted by name, whoever made the objects.
    static Selection of(ClusterMetadata metadata, IndexPatterns patterns, Predicate<String> asked) {
        Map<String, String> reasons = new HashMap<>();
        Set<String> indicesLeftOut = new HashSet<>();
        BuiltIn builtIn = new BuiltIn(metadata.version());
        for (MetadataObject object : metadata.objects()) {
            String why = whyNot(object, patterns, indicesLeftOut, builtIn);
            if (why != null && !(isOther(object) && asked.test(object.key()))) {
                reasons.put(object.key(), why);
                if (object.kind() == Kind.INDEX) {
                    indicesLeftOut.add(object.name());
                }
            }
        }
        takeAlong(metadata, reasons);
        List<MetadataObject> chosen = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (MetadataObject object : metadata.objects()) {
            String why = reasons.get(object.key());
            if (why == null) {
                chosen.add(object);
            } else {
                leftOut.add(new LeftOut(object.kind(), object.name(), why));
            }
        }
        return new Selection(chosen, leftOut);
    }

    /// What something chosen needs is chosen, whoever made it.
    private static void takeAlong(ClusterMetadata metadata, Map<String, String> reasons) {
        int before;
        do {
            before = reasons.size();
            metadata.objects().stream()
                    .filter(object -> !reasons.containsKey(object.key()))
                    .flatMap(object -> Needs.of(object).stream())
                    .toList()
                    .forEach(reasons::remove);
        } while (reasons.size() < before);
    }

    private static @Nullable String whyNot(
            MetadataObject object,
            IndexPatterns patterns,
            Set<String> indicesLeftOut,
            BuiltIn builtIn) {
        return switch (object.kind()) {
            case INDEX -> index(object.name(), patterns);
            case DATA_STREAM -> index(object.name(), patterns);
            case ALIAS ->
                    indicesLeftOut.contains(IndexAnswer.pair(object)[0])
                            ? "its index is left out"
                            : null;
            default ->
                    builtIn.made(object)
                            ? "the source's own software made it: name it among the edits to take it"
                                    + " along"
                            : null;
        };
    }

    private static @Nullable String index(String name, IndexPatterns patterns) {
        if (name.startsWith(".ds-")) {
            return "it belongs to a data stream, which makes its own indices";
        }
        if (patterns.excludedBy(name).isPresent()) {
            return "the patterns exclude it";
        }
        if (name.startsWith(".") && !patterns.asksFor(name)) {
            return "it is hidden or belongs to the system: name it with its dot to take it along";
        }
        return patterns.test(name) ? null : "the patterns do not name it";
    }

    private static boolean isOther(MetadataObject object) {
        return object.kind() != Kind.INDEX
                && object.kind() != Kind.DATA_STREAM
                && object.kind() != Kind.ALIAS;
    }
}
