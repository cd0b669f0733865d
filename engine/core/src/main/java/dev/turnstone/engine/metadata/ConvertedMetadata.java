package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.engine.metadata.convert.TargetTraits;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.traffic.PlainMetadata;
import dev.turnstone.replay.traffic.TargetMetadata;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What replay makes of indices that appear or change meanwhile: by the same rules as those that
/// were carried over in the beginning. Any thread.
public final class ConvertedMetadata implements TargetMetadata {
    private final ClusterClient source;
    private final ClusterClient target;
    private final PlainMetadata plain;
    private final TargetTraits traits;

    public ConvertedMetadata(ClusterClient source, ClusterClient target) {
        this.source = source;
        this.target = target;
        this.plain = new PlainMetadata(source, target);
        this.traits = TargetReader.traits(new Reading(target));
    }

    @Override
    public void create(String sourceIndex, String targetIndex) {
        TargetApi api = new TargetApi(target);
        if (exists(targetIndex)) {
            // Killed right after it was made.
            TemplateShade.clear(api, targetIndex);
            return;
        }
        MetadataObject index = converted(sourceIndex);
        Optional<String> refusal =
                TemplateShade.of(api, DryNames.fresh(InstantSource.system().instant()))
                        .create(new MetadataObject(Kind.INDEX, targetIndex, index.body()));
        if (refusal.isPresent() && !exists(targetIndex)) {
            throw refused(targetIndex, refusal.get());
        }
        putAliases(sourceIndex, targetIndex);
    }

    @Override
    public void delete(String targetIndex) {
        plain.delete(targetIndex);
    }

    @Override
    public void putMapping(String sourceIndex, String targetIndex) {
        JsonNode mappings = converted(sourceIndex).body().path("mappings");
        if (!mappings.isEmpty()) {
            target.json(
                    ClusterRequest.put(
                            "/" + TargetApi.encoded(targetIndex) + "/_mapping",
                            mappings.toString()));
        }
    }

    @Override
    public void putAliases(String sourceIndex, String targetIndex) {
        List<MetadataObject> there = read(sourceIndex);
        Converter converter = converter(there);
        ObjectNode wanted = Json.MAPPER.createObjectNode();
        there.stream()
                .filter(object -> object.kind() == Kind.ALIAS)
                .flatMap(alias -> converter.convert(alias).stream())
                .map(Converted::object)
                .forEach(alias -> wanted.set(IndexAnswer.pair(alias)[1], alias.body()));
        plain.putAliases(targetIndex, wanted);
    }

    @Override
    public boolean exists(String targetIndex) {
        return plain.exists(targetIndex);
    }

    private MetadataObject converted(String index) {
        List<MetadataObject> there = read(index);
        List<Converted> all = converter(there).convert(there.getFirst());
        if (all.size() != 1) {
            throw refused(index, "its mapping types would be split");
        }
        Converted converted = all.getFirst();
        if (!converted.refusals().isEmpty()) {
            throw refused(index, String.valueOf(converted.refusals()));
        }
        return converted.object();
    }

    private Converter converter(List<MetadataObject> index) {
        return new Converter(
                new Context(
                        source.version(),
                        traits,
                        SeveralTypes.ASK,
                        Map.of(),
                        Set.of(),
                        new ClusterMetadata(source.version(), index, List.of()).onlyTypes()));
    }

    /// The index, and then its aliases.
    private List<MetadataObject> read(String index) {
        String path = TargetApi.encoded(index);
        JsonNode answer =
                source.find(ClusterRequest.get("/" + path))
                        .map(found -> found.path(index))
                        .filter(JsonNode::isObject)
                        .orElseThrow(
                                () ->
                                        new TurnstoneException(
                                                "The source has no index " + index + " any more.",
                                                "Nothing is to be done where it was deleted; the"
                                                        + " traffic log tells."));
        JsonNode routingShards =
                source.json(
                                ClusterRequest.get(
                                        "/_cluster/state/metadata/"
                                                + path
                                                + "?filter_path=metadata.indices.*.routing_num_shards"))
                        .path("metadata")
                        .path("indices")
                        .path(index)
                        .path("routing_num_shards");
        List<MetadataObject> objects = new ArrayList<>();
        IndexAnswer.read(index, answer, routingShards, new HashMap<>(), objects);
        return objects;
    }

    private static TurnstoneException refused(String index, String why) {
        return new TurnstoneException(
                "The target does not take the index " + index + ": " + why + ".",
                "Create it there by hand (or by metadata apply); what was captured for it meanwhile"
                        + " waits among the failed documents.");
    }
}
