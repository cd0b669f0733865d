package dev.turnstone.documents.scan;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.search.AnswerBytes;
import dev.turnstone.documents.search.Page;
import dev.turnstone.documents.search.PageParser;
import dev.turnstone.documents.search.Refresh;
import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.documents.search.ShardTrouble;
import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardState;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Asks one shard for documents in the order of its segments. One thread at a time.
///
/// A scroll is never asked twice for the same page: the cluster would answer with the next one.
final class ClockQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(ClockQuestions.class);
    private static final String KEPT = "10m";

    private final ClusterClient client;
    private final ScanOptions options;
    private final ShardState state;
    private final String fetch;
    private final AnswerBytes bytes = new AnswerBytes();

    ClockQuestions(ClusterClient client, ScanOptions options, ShardState state, String fetch) {
        this.fetch = fetch;
        this.client = client;
        this.options = options;
        this.state = state;
    }

    String fingerprint() {
        return Fingerprint.of(client, state);
    }

    void refresh() {
        Refresh.of(client, state.index());
    }

    /// The first page of a scroll; empty where it is longer than allowed.
    Optional<Page> scroll(int documents) {
        return ask(
                ClusterRequest.post(
                        place().search("&scroll=" + KEPT),
                        "{\"size\":" + documents + ",\"sort\":[\"_doc\"]" + fetch + "}"),
                longest(documents));
    }

    /// The next page of a scroll; empty where it is longer than allowed, and then lost.
    Optional<Page> more(String scrollId, int documents) {
        return ask(
                ClusterRequest.post(
                        "/_search/scroll",
                        "{\"scroll\":\"" + KEPT + "\",\"scroll_id\":\"" + scrollId + "\"}"),
                longest(documents));
    }

    /// The page behind a document, good only while the segments stay the same.
    Optional<Page> after(long order, int documents) {
        return ask(
                ClusterRequest.ask(
                        place().search(""),
                        "{\"size\":"
                                + documents
                                + ",\"sort\":[\"_doc\"]"
                                + fetch
                                + (order < 0 ? "" : ",\"search_after\":[" + order + "]")
                                + "}"),
                longest(documents));
    }

    /// Gives a scroll back; what fails here ends by itself after a while.
    void release(String scrollId) {
        try {
            client.send(ClusterRequest.delete("/_search/scroll/" + scrollId));
        } catch (ClusterException e) {
            LOG.info("A scroll could not be closed and ends by itself in {}", KEPT, e);
        }
    }

    private long longest(int documents) {
        return documents == 1 ? Long.MAX_VALUE : options.longestAnswer();
    }

    private ShardPlace place() {
        return ShardPlace.of(client.version(), state);
    }

    private Optional<Page> ask(ClusterRequest request, long longest) {
        return client.stream(request, body -> bytes.gather(body, longest)).map(this::whole);
    }

    private Page whole(Body answer) {
        try {
            Page page = PageParser.parse(answer);
            if (page.isWhole() && page.shards() == 1) {
                return page;
            }
            if (!page.scrollId().isEmpty()) {
                release(page.scrollId());
            }
            throw new ShardTrouble(state.index(), state.shard(), page.trouble());
        } catch (MalformedJson e) {
            throw new ShardTrouble(
                    state.index(), state.shard(), "the answer cannot be read: " + e.getMessage());
        }
    }
}
