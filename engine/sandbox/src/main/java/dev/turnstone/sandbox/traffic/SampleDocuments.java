package dev.turnstone.sandbox.traffic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Loads many documents of about 1 KB quickly: nested, routed and joined ones over three indices,
/// then replaces, updates and deletes some, so that the shards hold what a used index holds,
/// soft-deleted documents included.
///
/// The same seed, prefix and count give the same documents. Blocking.
public final class SampleDocuments {
    private static final int BATCH = 500;
    private static final int WRITERS = 4;
    private static final int ATTEMPTS = 60;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Layout layout;
    private final Tokens tokens;
    private final SplittableRandom random;
    private final List<Draft> created = new ArrayList<>();

    private SampleDocuments(Layout layout, long seed) {
        this.layout = layout;
        tokens = new Tokens("sample-" + Long.toUnsignedString(seed, 36));
        random = new SplittableRandom(seed);
    }

    /// What was loaded.
    ///
    /// @param live documents that must be there, by index
    /// @param oracle the file for [OracleCheck]
    public record Loaded(Map<String, Long> live, long updated, long deleted, Path oracle) {
        public Loaded {
            live = Map.copyOf(live);
        }

        public long documents() {
            return live.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Makes the indices and loads `count` documents; 5 % of them are replaced, 5 % updated, 5 %
    /// deleted afterwards.
    public static Loaded load(
            Connection connection, Layout layout, int count, long seed, Path oracle) {
        if (Files.exists(oracle)) {
            throw new TrafficException(
                    oracle + " exists: samples begin a new oracle file, give another name.");
        }
        try (var http = new SearchHttp(connection)) {
            Stage stage = Stage.set(http, layout);
            stage.requireEmpty(http);
            try (var journal =
                    Journal.open(oracle, "samples", stage.dialect().sequenced(), stage.areas())) {
                var sender =
                        new Sender(
                                http,
                                new Calls(stage.dialect(), layout),
                                journal,
                                new Gauge(System::nanoTime));
                var samples = new SampleDocuments(layout, seed);
                return samples.load(sender, count, stage.features().contains(Feature.JOIN), oracle);
            }
        }
    }

    private Loaded load(Sender sender, int count, boolean join, Path oracle) {
        send(sender, count, number -> create(number, join));
        int some = count / 20;
        send(sender, some, number -> again(OpKind.INDEX, number * 20));
        send(sender, some, number -> again(OpKind.PARTIAL, number * 20 + 1));
        send(sender, some, number -> again(OpKind.DELETE, number * 20 + 2));
        var live = new EnumMap<Area, Long>(Area.class);
        created.forEach(draft -> live.merge(layout.area(draft.op().index()), 1L, Long::sum));
        for (int i = 0; i < some; i++) {
            live.merge(layout.area(created.get(i * 20 + 2).op().index()), -1L, Long::sum);
        }
        var byIndex = new HashMap<String, Long>();
        live.forEach((area, number) -> byIndex.put(layout.index(area), number));
        return new Loaded(byIndex, 2L * some, some, oracle);
    }

    private Draft create(int number, boolean join) {
        Draft draft =
                switch (number % 4) {
                    case 0, 1 -> Draft.of(op(OpKind.INDEX, Area.PLAIN, "sample-" + number));
                    case 2 -> routed("sample-" + number);
                    default -> join ? joined(number) : routed("sample-" + number);
                };
        created.add(draft);
        return draft;
    }

    private Draft routed(String id) {
        return Draft.of(op(OpKind.INDEX, Area.ROUTED, id).routed(Ids.routingOf(id)));
    }

    /// One order, then nine items of it.
    private Draft joined(int number) {
        int place = number / 4;
        String order = "sample-" + place / 10;
        String id = place % 10 == 0 ? order : "item-" + place % 10 + "-of-" + order;
        return Draft.of(op(OpKind.INDEX, Area.JOIN, id).routed(order));
    }

    private Draft again(OpKind kind, int number) {
        Op before = created.get(number).op();
        Op op =
                new Op(
                        kind,
                        before.index(),
                        before.id(),
                        before.routing(),
                        tokens.next(),
                        amount(),
                        null,
                        false);
        return Draft.of(kind == OpKind.PARTIAL ? op.slot("a") : op);
    }

    private Op op(OpKind kind, Area area, String id) {
        return Op.of(kind, layout.index(area), id, tokens.next(), amount());
    }

    private int amount() {
        return 1 + random.nextInt(9);
    }

    private static void send(Sender sender, int count, IntFunction<Draft> drafts) {
        try (var writers = Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
            var sent = new ArrayList<Future<?>>();
            for (int from = 0; from < count; from += BATCH) {
                var batch = new ArrayList<Draft>();
                for (int i = from; i < Math.min(count, from + BATCH); i++) {
                    batch.add(drafts.apply(i));
                }
                sent.add(writers.submit(() -> acknowledged(sender, batch)));
                if (sent.size() >= 2 * WRITERS) {
                    await(sent.removeFirst());
                }
            }
            sent.forEach(SampleDocuments::await);
        }
    }

    /// A server with a small heap asks for patience now and then: what it refused is sent again.
    private static void acknowledged(Sender sender, List<Draft> batch) {
        List<Draft> left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            left = refused(left, sender.bulk(left, false), attempt == ATTEMPTS);
            if (!left.isEmpty()) {
                pause(Duration.ofMillis(100L * attempt));
            }
        }
    }

    private static List<Draft> refused(
            List<Draft> batch, List<Outcome> outcomes, boolean lastAttempt) {
        var refused = new ArrayList<Draft>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Applied _ -> {}
                case Outcome.Refused(int status, _)
                        when status == TOO_MANY_REQUESTS && !lastAttempt ->
                        refused.add(batch.get(i));
                default ->
                        throw new TrafficException(
                                "The server did not take a sample document ("
                                        + outcomes.get(i)
                                        + "): load them again elsewhere.");
            }
        }
        return refused;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrafficException("Interrupted while samples were loaded.", e);
        }
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (ExecutionException e) {
            throw new TrafficException("The samples are not all there.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrafficException("Interrupted while samples were loaded.", e);
        }
    }
}
