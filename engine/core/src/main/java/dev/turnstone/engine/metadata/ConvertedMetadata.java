package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.traffic.PlainMetadata;
import dev.turnstone.replay.traffic.TargetMetadata;

import tools.jackson.databind.JsonNode;

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
    private final TargetMetadata plain;
    private final Converter converter;

    public ConvertedMetadata(ClusterClient source, ClusterClient target) {
        this.source = source;
        this.target = target;
        this.plain = new PlainMetadata(source, target);
        this.converter =
                new Converter(
                        new Context(
                                source.version(),
                                TargetReader.traits(new Reading(target)),
                                SeveralTypes.ASK,
                                Map.of(),
                                Set.of()));
    }

    @Override
    public void create(String sourceIndex, String targetIndex) {
        if (exists(targetIndex)) {
            return;
        }
        MetadataObject index = converted(sourceIndex);
        Optional<String> refusal =
                new TargetApi(target)
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
        plain.putAliases(sourceIndex, targetIndex);
    }

    @Override
    public boolean exists(String targetIndex) {
        return plain.exists(targetIndex);
    }

    private MetadataObject converted(String index) {
        List<Converted> all = converter.convert(read(index));
        if (all.size() != 1) {
            throw refused(index, "its mapping types would be split");
        }
        Converted converted = all.getFirst();
        if (!converted.refusals().isEmpty()) {
            throw refused(index, String.valueOf(converted.refusals()));
        }
        return converted.object();
    }

    private MetadataObject read(String index) {
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
        return objects.getFirst();
    }

    private static TurnstoneException refused(String index, String why) {
        return new TurnstoneException(
                "The target does not take the index " + index + ": " + why + ".",
                "Create it there by hand (or by metadata apply); what was captured for it meanwhile"
                        + " waits among the failed documents.");
    }
}
