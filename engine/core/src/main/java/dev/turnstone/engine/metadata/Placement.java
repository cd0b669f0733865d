package dev.turnstone.engine.metadata;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks whether the target places the primary shards of indices: a target that cannot makes the
/// index all the same, and only refuses documents when these come.
record Placement(ClusterClient target) {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
    private static final String WAITING = "&wait_for_status=yellow&timeout=5s";
    private static final int ROUNDS = 6;
    private static final int EXPLAINED = 3;

    /// Why a primary has no place; `isFinal` where the target does not go on to look for one.
    private record Reason(String told, boolean isFinal) {}

    /// Those that stay without a primary, and why. Waits as long as more of them find their places,
    /// and half a minute for the last; not where the target says that there is none for them.
    Map<String, String> unplaced(Set<String> indices) {
        List<String> red = red(indices, "");
        int left = ROUNDS;
        while (!red.isEmpty() && left > 0 && !first(red).allMatch(Reason::isFinal)) {
            List<String> now = red(indices, WAITING);
            left = now.size() < red.size() ? ROUNDS : left - 1;
            red = now;
        }
        Map<String, String> unplaced = new LinkedHashMap<>();
        for (String index : red) {
            unplaced.put(
                    index,
                    unplaced.size() < EXPLAINED
                            ? reason(index).told()
                            : "its primary shards have no place either");
        }
        return unplaced;
    }

    private Stream<Reason> first(List<String> red) {
        return red.stream().limit(EXPLAINED).map(this::reason);
    }

    private List<String> red(Set<String> indices, String more) {
        if (indices.isEmpty()) {
            return List.of();
        }
        // A wait that ends without what was waited for is answered by 408, with the same body.
        JsonNode answer =
                tree(
                        ClusterRequest.get(
                                "/_cluster/health?level=indices&filter_path=indices.*.status"
                                        + more));
        return answer.path("indices").properties().stream()
                .filter(each -> each.getValue().path("status").asString("").equals("red"))
                .map(Map.Entry::getKey)
                .filter(indices::contains)
                .sorted()
                .toList();
    }

    private Reason reason(String index) {
        ObjectNode question = Json.MAPPER.createObjectNode();
        question.put("index", index).put("shard", redShard(index)).put("primary", true);
        JsonNode answer =
                tree(ClusterRequest.ask("/_cluster/allocation/explain", question.toString()));
        String why = answer.path("allocate_explanation").asString("");
        String deciders =
                answer.path("node_allocation_decisions")
                        .valueStream()
                        .flatMap(node -> node.path("deciders").valueStream())
                        .filter(each -> each.path("decision").asString("").equals("NO"))
                        .map(each -> each.path("explanation").asString(""))
                        .distinct()
                        .limit(EXPLAINED)
                        .collect(Collectors.joining("; "));
        String told = why.isEmpty() ? "the target does not say why" : why;
        return new Reason(
                deciders.isEmpty() ? told : told + " (" + deciders + ")",
                answer.path("can_allocate").asString("").equals("no"));
    }

    private int redShard(String index) {
        return tree(
                        ClusterRequest.get(
                                "/_cluster/health/"
                                        + TargetApi.encoded(index)
                                        + "?level=shards&filter_path=indices.*.shards.*.status"))
                .path("indices")
                .path(index)
                .path("shards")
                .properties()
                .stream()
                .filter(each -> each.getValue().path("status").asString("").equals("red"))
                .mapToInt(each -> Integer.parseInt(each.getKey()))
                .findFirst()
                .orElse(0);
    }

    private JsonNode tree(ClusterRequest request) {
        ClusterAnswer answer = target.send(request);
        if (!answer.isSuccess() && answer.status() != 408) {
            LOG.warn(
                    "The target does not answer {} (status {}): whether its shards have places is"
                            + " not known.",
                    request,
                    answer.status());
            return MissingNode.getInstance();
        }
        return Json.MAPPER.readTree(answer.body().text());
    }
}
