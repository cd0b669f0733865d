package dev.turnstone.documents.ask;

import dev.turnstone.documents.search.AnswerBytes;
import dev.turnstone.documents.search.Page;
import dev.turnstone.documents.search.PageParser;
import dev.turnstone.documents.search.Refresh;
import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.model.Body;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The two ways to look for documents: by name and routing at once, and by id in every shard.
final class Lookup {
    private static final long LONGEST = 64L << 20;
    private static final int MOST_HITS = 10_000;

    private final ClusterClient client;

    Lookup(ClusterClient client) {
        this.client = client;
    }

    /// What each question finds by its own name and routing, in their order.
    List<Optional<Found>> byName(List<Question> questions) {
        ArrayNode docs = Json.MAPPER.createArrayNode();
        for (Question question : questions) {
            ObjectNode doc = docs.addObject();
            doc.put("_index", question.name()).put("_id", question.id());
            if (question.routing() != null) {
                doc.put("routing", question.routing());
            }
        }
        String body = Json.MAPPER.createObjectNode().set("docs", docs).toString();
        String path = "/_mget?realtime=true" + ShardPlace.primaries(client.version());
        Optional<Body> answer =
                client.stream(
                        ClusterRequest.ask(path, body),
                        bytes ->
                                new AnswerBytes()
                                        .gather(
                                                bytes,
                                                questions.size() == 1 ? Long.MAX_VALUE : LONGEST));
        if (answer.isPresent()) {
            return MultiGet.parse(answer.get());
        }
        int half = questions.size() / 2;
        var halves = new ArrayList<>(byName(questions.subList(0, half)));
        halves.addAll(byName(questions.subList(half, questions.size())));
        return halves;
    }

    /// Every document with one of the ids, in whatever shard, after a refresh.
    List<Found> byId(String index, Collection<String> ids) {
        Refresh.of(client, index);
        ObjectNode question = Json.MAPPER.createObjectNode().put("size", MOST_HITS);
        if (client.version().hasSequenceNumbers()) {
            question.put("seq_no_primary_term", true);
        }
        ArrayNode values = question.putObject("query").putObject("ids").putArray("values");
        ids.forEach(values::add);
        Body answer =
                client.stream(
                        ClusterRequest.ask(
                                ShardPlace.path(index, "_search?request_cache=false")
                                        + ShardPlace.primaries(client.version()),
                                question.toString()),
                        bytes -> new AnswerBytes().gather(bytes, Long.MAX_VALUE).orElseThrow());
        Page page = PageParser.parse(answer);
        if (!page.isWhole() || page.total() > page.hits().size()) {
            throw new TurnstoneException(
                    "The source could not look for documents in all of " + index + ".",
                    "Nothing was taken for deleted. " + page.trouble());
        }
        return page.hits().stream()
                .map(
                        hit ->
                                new Found(
                                        index,
                                        hit.id(),
                                        hit.routing(),
                                        hit.seqNo(),
                                        hit.primaryTerm(),
                                        hit.source()))
                .toList();
    }
}
