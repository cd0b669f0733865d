package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.Selection;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.TargetTraits;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything that the checks may know. `foreignWrites` are the target's indices that were written
/// to while we looked.
record Facts(
        ClusterFacts source,
        ClusterFacts target,
        TargetTraits traits,
        Selection selection,
        List<Converted> conversions,
        List<String> foreignWrites) {

    Stream<MetadataObject> chosen(Kind kind) {
        return selection.chosen().stream().filter(object -> object.kind() == kind);
    }

    /// The chosen indices whose facts are so.
    List<String> indices(Predicate<IndexFacts> so) {
        return chosen(Kind.INDEX)
                .map(MetadataObject::name)
                .filter(name -> source.indices().containsKey(name))
                .filter(name -> so.test(Objects.requireNonNull(source.indices().get(name))))
                .toList();
    }

    List<String> indicesByShards(Predicate<ShardFacts> so) {
        return chosen(Kind.INDEX)
                .map(MetadataObject::name)
                .filter(name -> so.test(source.shardFactsOf(name)))
                .toList();
    }

    /// The chosen indices whose settings are so.
    List<String> indicesBySettings(Predicate<JsonNode> so) {
        return chosen(Kind.INDEX)
                .filter(index -> so.test(index.body().path("settings")))
                .map(MetadataObject::name)
                .toList();
    }

    /// The chosen indices one of whose mappings (by type, before 7.0) is so.
    List<String> indicesByMapping(Predicate<JsonNode> so) {
        return chosen(Kind.INDEX)
                .filter(index -> Mappings.of(index).anyMatch(so))
                .map(MetadataObject::name)
                .toList();
    }
}
