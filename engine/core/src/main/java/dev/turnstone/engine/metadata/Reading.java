package dev.turnstone.engine.metadata;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;

/// Reads from a cluster and remembers what it was not allowed to read, instead of giving up. One
/// thread only.
public final class Reading {
    private final ClusterClient cluster;
    private final List<Unread> unread = new ArrayList<>();

    public Reading(ClusterClient cluster) {
        this.cluster = cluster;
    }

    public ClusterClient cluster() {
        return cluster;
    }

    public List<Unread> unread() {
        return List.copyOf(unread);
    }

    /// The answer, or a missing node: where the cluster has no such interface (400, 404, 405) in
    /// silence, anything else with a note.
    public JsonNode get(String what, String path) {
        return ask(what, ClusterRequest.get(path));
    }

    public JsonNode ask(String what, ClusterRequest request) {
        ClusterAnswer answer = cluster.send(request);
        if (answer.isSuccess()) {
            return answer.body().length() == 0
                    ? MissingNode.getInstance()
                    : Json.MAPPER.readTree(
                            answer.body().array(), answer.body().offset(), answer.body().length());
        }
        if (answer.status() != 400 && answer.status() != 404 && answer.status() != 405) {
            unread.add(new Unread(what, answer.status(), answer.body().text()));
        }
        return MissingNode.getInstance();
    }

    /// A large answer, read as it arrives.
    public void stream(String what, String path, ClusterClient.AnswerReader<Boolean> reader) {
        try {
            cluster.stream(ClusterRequest.get(path), reader);
        } catch (ClusterException.Refused refused) {
            unread.add(new Unread(what, refused.status(), refused.toString()));
        }
    }
}
