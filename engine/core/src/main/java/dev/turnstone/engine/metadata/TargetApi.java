package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How each kind of object is made, read and removed on a target.
record TargetApi(ClusterClient cluster) {

    /// Empty where it was made, else the target's reason.
    Optional<String> create(MetadataObject object) {
        return refusal(cluster.send(creation(object)));
    }

    /// Empty where it was removed or was not there.
    Optional<String> remove(MetadataObject object) {
        String path = path(object.kind(), object.name());
        ClusterAnswer answer = cluster.send(ClusterRequest.delete(path));
        return answer.status() == 404 ? Optional.empty() : refusal(answer);
    }

    /// The object as the target holds it, in the form in which [LiveMetadata] reads it.
    Optional<MetadataObject> read(Kind kind, String name) {
        ClusterAnswer answer = cluster.send(ClusterRequest.get(path(kind, name)));
        JsonNode body = answer.isSuccess() ? tree(answer) : MissingNode.getInstance();
        return TargetAnswer.read(kind, name, body).map(this::withRoutingShards);
    }

    /// An index does not tell over how many shards it routes: the cluster's state does.
    private MetadataObject withRoutingShards(MetadataObject object) {
        if (object.kind() == Kind.INDEX) {
            ClusterRequest state =
                    ClusterRequest.get(
                            "/_cluster/state/metadata/"
                                    + encoded(object.name())
                                    + "?filter_path=metadata.indices.*.routing_num_shards");
            JsonNode indices = cluster.json(state).path("metadata").path("indices");
            String shards = indices.path(object.name()).path("routing_num_shards").asString("");
            if (!shards.isEmpty()) {
                object.body().withObject("/settings").put("index.number_of_routing_shards", shards);
            }
        }
        return object;
    }

    /// The cluster's own id; two targets at one address are never taken for each other.
    String id() {
        return cluster.json(ClusterRequest.get("/")).path("cluster_uuid").asString("");
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ClusterRequest creation(MetadataObject object) {
        String path = path(object.kind(), object.name());
        ObjectNode body = object.body();
        return switch (object.kind()) {
            case SCRIPT -> ClusterRequest.put(path, wrapped("script", body).toString());
            case INDEX -> ClusterRequest.put(path + "?wait_for_active_shards=0", body.toString());
            case DATA_STREAM -> ClusterRequest.put(path, "");
            case ALIAS -> ClusterRequest.ask("/_aliases", aliasAction(object));
            default -> ClusterRequest.put(path, body.toString());
        };
    }

    private static ObjectNode wrapped(String name, ObjectNode body) {
        ObjectNode outer = Json.MAPPER.createObjectNode();
        outer.set(name, body);
        return outer;
    }

    private static String aliasAction(MetadataObject alias) {
        String[] pair = IndexAnswer.pair(alias);
        ObjectNode add = alias.body().deepCopy();
        add.put("index", pair[0]).put("alias", pair[1]);
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.putArray("actions").add(wrapped("add", add));
        return request.toString();
    }

    private static String path(Kind kind, String name) {
        return switch (kind) {
            case SCRIPT -> "/_scripts/" + encoded(name);
            case PIPELINE -> "/_ingest/pipeline/" + encoded(name);
            case POLICY -> "/_plugins/_ism/policies/" + encoded(name);
            case INDEX -> "/" + encoded(name);
            case COMPONENT_TEMPLATE -> "/_component_template/" + encoded(name);
            case TEMPLATE -> "/_template/" + encoded(name);
            case INDEX_TEMPLATE -> "/_index_template/" + encoded(name);
            case DATA_STREAM -> "/_data_stream/" + encoded(name);
            case ALIAS -> {
                String[] pair = name.split("/", 2);
                yield "/" + encoded(pair[0]) + "/_alias/" + encoded(pair[1]);
            }
        };
    }

    private static Optional<String> refusal(ClusterAnswer answer) {
        if (answer.isSuccess()) {
            return Optional.empty();
        }
        JsonNode error = tree(answer).path("error");
        String reason = error.path("reason").asString("");
        String cause = deepest(error);
        String said = reason.isEmpty() ? error.asString(answer.body().text()) : reason;
        String whole = cause.isEmpty() || said.contains(cause) ? said : said + " (" + cause + ")";
        return Optional.of(whole.isEmpty() ? "status " + answer.status() : whole);
    }

    private static String deepest(JsonNode error) {
        String reason = "";
        for (JsonNode at = error.path("caused_by"); at.isObject(); at = at.path("caused_by")) {
            reason = at.path("reason").asString(reason);
        }
        return reason;
    }

    private static JsonNode tree(ClusterAnswer answer) {
        if (answer.body().length() == 0) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(answer.body().text());
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
