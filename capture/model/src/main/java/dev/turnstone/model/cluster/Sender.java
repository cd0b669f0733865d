package dev.turnstone.model.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

/// Sends a request until there is an answer to keep: waits for its turn, tries again what may be
/// tried again, moves to the next node where one is gone.
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int TOO_MANY_REQUESTS = 429;

    /// A first failure is nothing to tell; from this try on somebody waits for something.
    private static final int TRY_THAT_IS_TOLD = 3;

    private final Wire wire;
    private final Nodes nodes;
    private final Limits limits;
    private final Throttle throttle;
    private final Ticker ticker;
    private final DoubleSupplier random;
    private final AtomicBoolean troubled = new AtomicBoolean();

    Sender(ClusterEndpoint endpoint, Wire wire, Ticker ticker, DoubleSupplier random) {
        this.wire = wire;
        this.nodes = new Nodes(endpoint.nodes());
        this.limits = endpoint.limits();
        this.throttle = new Throttle(limits, ticker);
        this.ticker = ticker;
        this.random = random;
    }

    /// What is made of an answer while its body arrives; an `IOException` counts as a lost
    /// connection.
    @FunctionalInterface
    interface Use<T> {
        T use(RawAnswer answer, int tries) throws IOException;
    }

    private record Kept<T>(T answer) {}

    <T> T send(ClusterRequest request, int retries, Use<T> use) {
        var patience = new Patience(retries, limits.patience(), ticker, random);
        while (true) {
            URI node = nodes.current();
            try {
                Optional<Kept<T>> kept = once(node, request, patience, use);
                if (kept.isPresent()) {
                    return kept.get().answer();
                }
            } catch (InterruptedIOException e) {
                throw cancelled(request, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled(request, e);
            } catch (IOException e) {
                nodes.leave(node);
                waitAfter(node, request, e, patience);
            }
        }
    }

    /// Empty where the answer asks for another try, after the wait for it.
    private <T> Optional<Kept<T>> once(
            URI node, ClusterRequest request, Patience patience, Use<T> use)
            throws IOException, InterruptedException {
        Duration wait;
        throttle.enter();
        try (RawAnswer answer = wire.exchange(node, request)) {
            Optional<Duration> again =
                    isPassing(answer, request)
                            ? patience.again(answer.withoutBody(1).retryAfter())
                            : Optional.empty();
            if (again.isEmpty()) {
                Kept<T> kept = new Kept<>(use.use(answer, patience.tries()));
                troubled.set(false);
                return Optional.of(kept);
            }
            tell(node + " answers " + request + " with " + answer.status(), patience);
            wait = again.get();
        } finally {
            throttle.leave();
        }
        ticker.sleep(wait);
        return Optional.empty();
    }

    private void waitAfter(URI node, ClusterRequest request, IOException e, Patience patience) {
        Trouble trouble = Diagnosis.of(e);
        boolean harmless = request.repeatable() || Diagnosis.isBeforeSending(trouble);
        boolean others = patience.tries() < nodes.count();
        if (!harmless || !Diagnosis.mayPass(trouble)) {
            throw Unreached.from(node, request, e, patience);
        }
        Duration wait =
                patience.again(others ? Optional.of(Duration.ZERO) : Optional.empty())
                        .orElseThrow(() -> Unreached.from(node, request, e, patience));
        tell(node + " gives no answer to " + request, patience);
        try {
            ticker.sleep(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cancelled(request, interrupted);
        }
    }

    /// Who waits hears of it at once, and once until there is an answer again.
    private void tell(String what, Patience patience) {
        if (patience.tries() >= TRY_THAT_IS_TOLD && troubled.compareAndSet(false, true)) {
            LOG.warn("{}; trying again for up to {}", what, limits.patience());
        }
    }

    /// A block on an index, of a full disk for one, is no passing overload though it is answered by
    /// the same status: it stays until somebody makes room.
    private static boolean isPassing(RawAnswer answer, ClusterRequest request) throws IOException {
        return switch (answer.status()) {
            case TOO_MANY_REQUESTS -> !answer.saysBlocked();
            case 502, 503, 504 -> request.repeatable();
            default -> false;
        };
    }

    private static ClusterException.Cancelled cancelled(ClusterRequest request, Exception cause) {
        return new ClusterException.Cancelled(request + " was cancelled.", cause);
    }
}
