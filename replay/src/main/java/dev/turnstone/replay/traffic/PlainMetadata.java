package dev.turnstone.replay.traffic;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Carries definitions over as they are, without conversion: what the target does not take is told.
public final class PlainMetadata implements TargetMetadata {
    private static final List<String> SETTINGS =
            List.of(
                    "number_of_shards",
                    "number_of_replicas",
                    "number_of_routing_shards",
                    "routing_partition_size",
                    "refresh_interval",
                    "max_result_window",
                    "analysis",
                    "similarity",
                    "sort",
                    "mapping");

    private final ClusterClient source;
    private final ClusterClient target;

    public PlainMetadata(ClusterClient source, ClusterClient target) {
        this.source = source;
        this.target = target;
    }

    @Override
    public void create(String sourceIndex, String targetIndex) {
        if (exists(targetIndex)) {
            return;
        }
        JsonNode index = definition(sourceIndex);
        ObjectNode body = Json.MAPPER.createObjectNode();
        JsonNode settings = index.path("settings").path("index");
        ObjectNode taken = body.putObject("settings").putObject("index");
        for (String name : SETTINGS) {
            if (settings.has(name)) {
                taken.set(name, settings.path(name));
            }
        }
        body.set("mappings", index.path("mappings"));
        body.set("aliases", index.path("aliases"));
        ClusterAnswer answer =
                target.send(ClusterRequest.put(path(targetIndex, ""), body.toString()));
        if (!answer.isSuccess() && !exists(targetIndex)) {
            throw new TurnstoneException(
                    "The target does not take the index "
                            + targetIndex
                            + " as the source has it: "
                            + answer.body().text(),
                    "Create it there by hand (or by metadata apply); what was captured for it"
                            + " meanwhile waits among the failed documents.");
        }
    }

    @Override
    public void delete(String targetIndex) {
        var _ = target.find(ClusterRequest.delete(path(targetIndex, "")));
    }

    @Override
    public void putMapping(String sourceIndex, String targetIndex) {
        JsonNode mappings = definition(sourceIndex).path("mappings");
        if (!mappings.isEmpty()) {
            target.json(ClusterRequest.put(path(targetIndex, "/_mapping"), mappings.toString()));
        }
    }

    @Override
    public void putAliases(String sourceIndex, String targetIndex) {
        putAliases(targetIndex, definition(sourceIndex).path("aliases"));
    }

    /// Gives the index these aliases, and no others.
    public void putAliases(String targetIndex, JsonNode wanted) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        var actions = body.putArray("actions");
        target.find(ClusterRequest.get(path(targetIndex, "/_alias")))
                .map(found -> found.path(targetIndex).path("aliases"))
                .ifPresent(
                        there ->
                                there.properties().stream()
                                        .filter(alias -> !wanted.has(alias.getKey()))
                                        .forEach(
                                                alias ->
                                                        actions.addObject()
                                                                .putObject("remove")
                                                                .put("index", targetIndex)
                                                                .put("alias", alias.getKey())));
        for (var alias : wanted.properties()) {
            ObjectNode add = actions.addObject().putObject("add");
            add.put("index", targetIndex).put("alias", alias.getKey());
            alias.getValue().properties().forEach(rule -> add.set(rule.getKey(), rule.getValue()));
        }
        if (!actions.isEmpty()) {
            target.json(ClusterRequest.post("/_aliases", body.toString()));
        }
    }

    @Override
    public boolean exists(String targetIndex) {
        return target.find(ClusterRequest.get(path(targetIndex, "/_settings"))).isPresent();
    }

    private JsonNode definition(String index) {
        String typeless =
                source.version().hasMappingTypes() && !source.version().isOpenSearch()
                        ? "?include_type_name=false"
                        : "";
        JsonNode found =
                source.find(ClusterRequest.get(path(index, typeless)))
                        .map(answer -> answer.path(index))
                        .orElseGet(MissingNode::getInstance);
        if (found.isMissingNode()) {
            throw new TurnstoneException(
                    "The source has no index " + index + " any more.",
                    "Nothing is to be done where it was deleted; the traffic log tells.");
        }
        return found;
    }

    private static String path(String index, String rest) {
        return "/" + URLEncoder.encode(index, StandardCharsets.UTF_8).replace("+", "%20") + rest;
    }
}
