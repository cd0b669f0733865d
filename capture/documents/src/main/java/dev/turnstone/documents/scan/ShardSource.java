package dev.turnstone.documents.scan;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.search.AnswerBytes;
import dev.turnstone.documents.search.Hit;
import dev.turnstone.documents.search.Page;
import dev.turnstone.documents.search.PageParser;
import dev.turnstone.documents.search.Patience;
import dev.turnstone.documents.search.Refresh;
import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.documents.search.ShardTrouble;
import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/// Asks one shard's primary for documents by their sequence numbers. One thread at a time.
public final class ShardSource {
    private static final Logger LOG = LoggerFactory.getLogger(ShardSource.class);
    private static final int MOST_AT_ONCE = 10_000;
    private static final String KEPT = "2m";

    private final ClusterClient client;
    private final ScanOptions options;
    private final boolean frozen;
    private final String fetch;
    private final Patience patience;
    private final AnswerBytes bytes = new AnswerBytes();
    private ShardState state;

    /// `fetch` is the part of the question that says what to bring of each document.
    public ShardSource(
            ClusterClient client,
            ScanOptions options,
            ShardState state,
            boolean frozen,
            String fetch) {
        this.client = client;
        this.options = options;
        this.state = state;
        this.frozen = frozen;
        this.fetch = fetch;
        this.patience = new Patience(options.patience());
    }

    /// Where the shard stands now.
    public ShardState state() {
        state =
                patience.ask(
                        () -> new ShardStates(client).of(state.index()).primary(state.shard()),
                        () -> {});
        return state;
    }

    /// Where the shard stood before a refresh that now shows everything up to there.
    public ShardState refreshed() {
        ShardState before = state();
        patience.ask(() -> Refresh.of(client, state.index()), () -> {});
        return before;
    }

    /// The documents with numbers in `[from, to)`, as many as the window lets; empty where their
    /// answer is longer than allowed.
    Optional<Page> numbers(long from, long to, Window window) {
        return patience.ask(
                () ->
                        ask(
                                from,
                                to,
                                window.documents(),
                                window.documents() == 1 ? Long.MAX_VALUE : options.longestAnswer()),
                () -> {
                    window.eased();
                    state();
                });
    }

    /// The first page of a scroll over the documents with numbers in `[from, to)`; empty where it
    /// is longer than allowed.
    Optional<Page> scroll(long from, long to, int documents) {
        return asked(
                ClusterRequest.post(
                        place().search("&scroll=" + KEPT + more()),
                        question(numbers(from, to), documents)),
                options.longestAnswer());
    }

    /// The next page of a scroll; empty where it is longer than allowed, and then lost.
    Optional<Page> more(String scrollId) {
        return asked(
                ClusterRequest.post(
                        "/_search/scroll",
                        "{\"scroll\":\"" + KEPT + "\",\"scroll_id\":\"" + scrollId + "\"}"),
                options.longestAnswer());
    }

    /// Gives a scroll back; what fails here ends by itself after a while.
    void release(String scrollId) {
        try {
            client.send(ClusterRequest.delete("/_search/scroll/" + scrollId));
        } catch (ClusterException e) {
            LOG.info("A scroll could not be closed and ends by itself in {}", KEPT, e);
        }
    }

    /// Where the shard stood when it was last asked.
    ShardState known() {
        return state;
    }

    /// How many documents have a number in `[from, to)`.
    long count(long from, long to) {
        return patience.ask(
                () -> ask(from, to, 0, options.longestAnswer()).orElseThrow().total(), this::state);
    }

    /// All documents that share one number, as happens after a shrink.
    Page number(long number, long documents) {
        if (documents > MOST_AT_ONCE) {
            throw new ShardTrouble(
                    state.index(), state.shard(), documents + " documents share one number");
        }
        return patience.ask(
                () -> ask(number, number + 1, (int) documents, Long.MAX_VALUE).orElseThrow(),
                this::state);
    }

    /// All documents that match a query of which it is known that they are few.
    public List<Hit> matching(String query) {
        Page page =
                patience.ask(
                        () -> ask(query, MOST_AT_ONCE, Long.MAX_VALUE).orElseThrow(), this::state);
        if (page.total() > page.hits().size()) {
            throw new ShardTrouble(
                    state.index(), state.shard(), page.total() + " documents in one answer");
        }
        return page.hits();
    }

    private Optional<Page> ask(long from, long to, int documents, long longest) {
        return ask(numbers(from, to), documents, longest);
    }

    private Optional<Page> ask(String filter, int documents, long longest) {
        return asked(
                ClusterRequest.ask(place().search(more()), question(filter, documents)), longest);
    }

    private Optional<Page> asked(ClusterRequest request, long longest) {
        return client.stream(request, body -> bytes.gather(body, longest)).map(this::whole);
    }

    private static String numbers(long from, long to) {
        return "{\"range\":{\"_seq_no\":{\"gte\":" + from + ",\"lt\":" + to + "}}}";
    }

    private String question(String filter, int documents) {
        return "{\"size\":"
                + documents
                + ",\"track_total_hits\":true,\"sort\":[\"_doc\"]"
                + fetch
                + ",\"seq_no_primary_term\":true,\"query\":{\"bool\":{\"filter\":"
                + filter
                + "}}}";
    }

    private ShardPlace place() {
        return ShardPlace.of(client.version(), state);
    }

    private String more() {
        return "&allow_partial_search_results=false" + (frozen ? "&ignore_throttled=false" : "");
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
