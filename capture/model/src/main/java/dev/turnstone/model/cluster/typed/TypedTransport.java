package dev.turnstone.model.cluster.typed;

import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.Endpoint;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.TransportOptions;

import java.util.concurrent.CompletableFuture;

/// Carries the typed calls of the OpenSearch Java client over a [ClusterClient], so that they share
/// its authentication, TLS, limits and retries. Headers of options are not carried.
///
/// Safe for any number of threads. Closing it leaves the cluster client open.
public final class TypedTransport implements OpenSearchTransport {
    private final ClusterClient client;
    private final JsonpMapper mapper = new JacksonJsonpMapper();
    private final TransportOptions options = TransportOptions.builder().build();
    private final TypedRequests requests = new TypedRequests(mapper);
    private final TypedAnswers answers = new TypedAnswers(mapper);

    public TypedTransport(ClusterClient client) {
        this.client = client;
    }

    /// Typed calls to that cluster.
    public static OpenSearchClient typed(ClusterClient client) {
        return new OpenSearchClient(new TypedTransport(client));
    }

    /// Throws the client library's own exception where the cluster explained itself, else a
    /// [ClusterException].
    @Override
    public <Q, A, E> @Nullable A performRequest(
            Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions given) {
        ClusterRequest sent = requests.of(request, endpoint, given == null ? options : given);
        ClusterAnswer answer = client.send(sent);
        return answers.read(answer, endpoint, sent, () -> client.refused(sent, answer));
    }

    /// On a virtual thread of its own; cancelling the future cancels the call.
    @Override
    public <Q, A, E> CompletableFuture<A> performRequestAsync(
            Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions given) {
        var future = new CompletableFuture<A>();
        Thread thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        future.complete(performRequest(request, endpoint, given));
                                    } catch (RuntimeException e) {
                                        future.completeExceptionally(e);
                                    }
                                });
        future.exceptionally(
                _ -> {
                    if (future.isCancelled()) {
                        thread.interrupt();
                    }
                    return null;
                });
        return future;
    }

    @Override
    public JsonpMapper jsonpMapper() {
        return mapper;
    }

    @Override
    public TransportOptions options() {
        return options;
    }

    @Override
    public void close() {}
}
