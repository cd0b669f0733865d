package dev.turnstone.model.cluster;

import dev.turnstone.model.ShardRouting;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Talks to one cluster. Safe for any number of threads; every call blocks, so call it from virtual
/// threads; an interrupt cancels the call.
public final class ClusterClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterClient.class);

    private final Ticker ticker;
    private final ClusterVersion version;
    private final Map<String, ShardRouting> routings = new ConcurrentHashMap<>();
    private final List<Way> ways = new ArrayList<>();
    private volatile Way way;

    private ClusterClient(Way way, Ticker ticker, ClusterVersion version) {
        this.way = way;
        this.ticker = ticker;
        this.version = version;
        ways.add(way);
    }

    /// How the cluster is asked.
    private record Way(ClusterEndpoint endpoint, Wire wire, Sender sender) {
        static Way to(ClusterEndpoint endpoint, Ticker ticker) {
            var wire = new Wire(endpoint, InstantSource.system());
            var sender =
                    new Sender(
                            endpoint, wire, ticker, () -> ThreadLocalRandom.current().nextDouble());
            return new Way(endpoint, wire, sender);
        }
    }

    /// Connects and finds out what runs there. Tries every node once, so that a wrong address is
    /// told at once.
    public static ClusterClient open(ClusterEndpoint endpoint) {
        return open(endpoint, Ticker.system());
    }

    static ClusterClient open(ClusterEndpoint endpoint, Ticker ticker) {
        warnWhereInsecure(endpoint);
        Way way = Way.to(endpoint, ticker);
        try {
            return new ClusterClient(way, ticker, detect(endpoint, way.sender()));
        } catch (RuntimeException e) {
            way.wire().close();
            throw e;
        }
    }

    private static void warnWhereInsecure(ClusterEndpoint endpoint) {
        if (endpoint.isInsecure()) {
            LOG.warn(
                    "Certificates of {} are not checked: anybody on the way can read and change"
                            + " what is sent. Give its authority or pin its certificate instead.",
                    endpoint.uri());
        }
    }

    public ClusterEndpoint endpoint() {
        return way.endpoint();
    }

    /// The same cluster is asked by another login, with other trust or at another pace from the
    /// next request on; what is under way ends as it began.
    public synchronized void follow(ClusterEndpoint edited) {
        warnWhereInsecure(edited);
        Way next = Way.to(edited, ticker);
        ways.add(next);
        way = next;
    }

    public ClusterVersion version() {
        return version;
    }

    /// How an index places its documents where the cluster's state does not tell: asked once for
    /// each index, for it never changes.
    public ShardRouting routing(String index, String uuid) {
        ShardRouting known = routings.get(uuid);
        if (known == null) {
            known = IndexRouting.of(this, index);
            routings.put(uuid, known);
        }
        return known;
    }

    /// The answer, whatever its status; retried where that is safe and can help.
    public ClusterAnswer send(ClusterRequest request) {
        Way now = way;
        return now.sender().send(request, now.endpoint().limits().retries(), RawAnswer::whole);
    }

    /// The answer of the only try, whatever its status: for callers that adapt to 429 and failures
    /// themselves.
    public ClusterAnswer sendOnce(ClusterRequest request) {
        return way.sender().send(request, 0, RawAnswer::whole);
    }

    /// Connections of their own for what was captured, to the same nodes, as the same user. Whoever
    /// asks closes them.
    public Lines lines() {
        return new Lines(endpoint());
    }

    /// The answer as JSON; anything but success is a [ClusterException.Refused].
    public JsonNode json(ClusterRequest request) {
        return tree(request, accepted(request, send(request)));
    }

    /// The answer as JSON, or empty where the cluster says 404.
    public Optional<JsonNode> find(ClusterRequest request) {
        ClusterAnswer answer = send(request);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(tree(request, accepted(request, answer)));
    }

    /// Reads a large answer as it arrives, in constant memory; retried only until it begins to
    /// arrive. The reader must not keep the stream, nor ask the same cluster: it holds a place.
    public <T> T stream(ClusterRequest request, AnswerReader<T> reader) {
        Way now = way;
        return now.sender()
                .send(
                        request,
                        now.endpoint().limits().retries(),
                        (answer, tries) -> {
                            if (answer.status() < 200 || answer.status() >= 300) {
                                throw refused(request, answer.whole(tries));
                            }
                            return read(request, answer, reader);
                        });
    }

    /// Makes something of an answer's body.
    @FunctionalInterface
    public interface AnswerReader<T> {
        T read(InputStream body) throws IOException;
    }

    /// The refusal that an answer means, for callers of [#send(ClusterRequest)].
    public ClusterException.Refused refused(ClusterRequest request, ClusterAnswer answer) {
        return Refusal.of(endpoint().uri(), request, answer);
    }

    /// Ends what is under way.
    @Override
    public synchronized void close() {
        ways.forEach(each -> each.wire().close());
    }

    private ClusterAnswer accepted(ClusterRequest request, ClusterAnswer answer) {
        if (!answer.isSuccess()) {
            throw refused(request, answer);
        }
        return answer;
    }

    private <T> T read(ClusterRequest request, RawAnswer answer, AnswerReader<T> reader)
            throws InterruptedIOException {
        try {
            return reader.read(answer.stream());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw Unreached.halfway(endpoint().uri(), request, e);
        } catch (UncheckedIOException | JacksonException e) {
            IOException cause = Diagnosis.find(e, IOException.class).orElse(null);
            if (cause == null) {
                throw e;
            }
            throw Unreached.halfway(endpoint().uri(), request, cause);
        }
    }

    private JsonNode tree(ClusterRequest request, ClusterAnswer answer) {
        try {
            return Answers.tree(answer);
        } catch (JacksonException e) {
            throw Unreached.noJson(endpoint().uri(), request, e);
        }
    }

    private static ClusterVersion detect(ClusterEndpoint endpoint, Sender sender) {
        URI node = endpoint.uri();
        int otherNodes = endpoint.nodes().size() - 1;
        try {
            return new VersionDetection(
                            node, request -> sender.send(request, otherNodes, RawAnswer::whole))
                    .detect();
        } catch (ClusterException.Unreachable e) {
            boolean nonsense =
                    e.trouble() == Trouble.GARBAGE || e.trouble() == Trouble.CONNECTION_LOST;
            if (nonsense && "http".equals(node.getScheme()) && TlsProbe.speaksTls(node)) {
                throw Unreached.tlsPort(node, e);
            }
            throw e;
        }
    }
}
