package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Cuts an index with several mapping types into one index for each, where the user chose so.
final class TypeSplit {
    /// What the rules begin with.
    record Piece(MetadataObject source, MetadataObject object, Consumer<Draft> note) {}

    private TypeSplit() {}

    static List<Piece> pieces(MetadataObject source, Context context) {
        Set<String> types = MappingTypes.types(source.body().get("mappings"));
        if (source.kind() != Kind.INDEX
                || context.severalTypes() != SeveralTypes.SPLIT
                || types.size() < 2) {
            return List.of(new Piece(source, source, _ -> {}));
        }
        return types.stream().map(type -> piece(source, type)).toList();
    }

    private static Piece piece(MetadataObject source, String type) {
        ObjectNode body = source.body().deepCopy();
        body.withObject("/mappings").retain(type);
        MetadataObject part = new MetadataObject(Kind.INDEX, name(source.name(), type), body);
        return new Piece(
                source,
                part,
                draft ->
                        draft.lostWithConsent(
                                "TS-102",
                                "/mappings",
                                source.name()
                                        + " is split by type: documents of "
                                        + type
                                        + " go to "
                                        + part.name()
                                        + ", and clients must ask for that name."));
    }

    /// The target's index for one type of a split index.
    static String name(String index, String type) {
        return index + "-" + type.toLowerCase(Locale.ROOT);
    }
}
