package dev.turnstone.engine.bench;

import dev.turnstone.model.Body;
import dev.turnstone.replay.bench.BareLoad;
import dev.turnstone.replay.bench.BareLoad.Request;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Measures the replay of recorded writes beside raw bulks of the same documents, and the shadow
/// replay of recorded reads beside a bare load generator with the same requests. Blocks; nothing
/// else should load the machine meanwhile.
///
/// Everything runs once before it is measured; rounds begin with another way each time.
public final class ReplayBench {
    private static final int OF_A_BULK = 48;
    private static final int MOST_SINGLE = 200_000;
    private static final int MOST_READS = 200_000;
    private static final int CONNECTIONS = 32;
    private static final int WARM_UPS = 6;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final String REQUESTS = "requests/s";
    private static final String CHANGES = "changes/s";

    private final BenchClusters clusters;
    private final BenchPlan plan;
    private final ReplayLoads loads;
    private final BenchWatcher watcher;
    private final Stage stage;
    private final Map<String, List<Round>> measured = new LinkedHashMap<>();

    public ReplayBench(
            BenchClusters clusters, BenchPlan plan, ReplayLoads loads, BenchWatcher watcher) {
        this.clusters = clusters;
        this.plan = plan;
        this.loads = loads;
        this.watcher = watcher;
        this.stage = new Stage(clusters);
    }

    public BenchResult run() throws InterruptedException {
        watcher.filling(plan.documents());
        List<Way> writes = writes();
        Map<String, Read> reads = reads();
        if (!writes.isEmpty()) {
            measureAll(writes);
        }
        stage.freshTarget();
        stage.ceiling(plan.documents()).run();
        stage.requireTarget(plan.documents());
        for (Map.Entry<String, Read> read : reads.entrySet()) {
            shadow(read.getKey(), read.getValue());
        }
        return BenchResult.of(clusters, plan, rows(writes, reads.keySet()));
    }

    /// The ceiling before what it is the ceiling of. The source holds the documents then.
    private List<Way> writes() throws InterruptedException {
        if (loads.hasWrites()) {
            stage.freshSource();
        } else {
            stage.fill(plan.documents());
        }
        List<Way> ways = new ArrayList<>();
        if (loads.has("bulks")) {
            ways.add(replay("replay of bulks", "bulks", bulks(), plan.documents()));
        }
        if (loads.has("singles")) {
            int single = Math.min(plan.documents(), MOST_SINGLE);
            ways.add(replay("replay of single writes", "singles", singles(single), single));
        }
        if (!ways.isEmpty()) {
            ways.addFirst(new CeilingWay(stage));
        }
        return ways;
    }

    private Map<String, Read> reads() {
        Map<String, Read> reads = new LinkedHashMap<>();
        if (loads.has("gets")) {
            reads.put("gets", read("gets", gets()));
        }
        if (loads.has("searches")) {
            reads.put("searches", read("searches", searches()));
        }
        return reads;
    }

    /// What the generator sends, and the same as it was recorded.
    private record Read(BareLoad load, Recording recording) {}

    private Read read(String kind, List<Request> requests) {
        BareLoad load = BareLoad.of(requests);
        return new Read(load, record(kind, load));
    }

    private void measureAll(List<Way> ways) throws InterruptedException {
        watcher.warmingUp();
        warmUp(
                () -> {
                    for (Way way : ways) {
                        var _ = measure(way);
                    }
                });
        for (int round = 0; round < plan.rounds(); round++) {
            List<Way> order = new ArrayList<>(ways);
            Collections.rotate(order, -round);
            for (Way way : order) {
                watcher.measuring(way.name(), round + 1, plan.rounds());
                keep(way.name(), measure(way));
            }
        }
    }

    private Round measure(Way way) throws InterruptedException {
        stage.freshTarget();
        try (Way.Ready ready = way.ready(plan.documents())) {
            return stage.measure(ready);
        } finally {
            stage.dropTarget();
        }
    }

    /// Six passes, or fewer where they take long: many documents have warmed everything up.
    private static void warmUp(Pass pass) throws InterruptedException {
        long began = System.nanoTime();
        for (int done = 0; done < WARM_UPS; done++) {
            pass.run();
            if (System.nanoTime() - began > WARM_UP.toNanos()) {
                return;
            }
        }
    }

    private interface Pass {
        void run() throws InterruptedException;
    }

    private void shadow(String kind, Read read) throws InterruptedException {
        URI target = clusters.target().endpoint().uri();
        BareLoad load = read.load();
        var way = new ShadowWay(read.recording(), clusters.target(), clusters.home());
        watcher.warmingUp();
        warmUp(
                () -> {
                    var _ = load.run(target, CONNECTIONS);
                    var _ = way.run();
                });
        for (int round = 0; round < plan.rounds(); round++) {
            watcher.measuring("bare " + kind, round + 1, plan.rounds());
            keep("bare " + kind, stage.watched(() -> load.run(target, CONNECTIONS)));
            watcher.measuring("shadow " + kind, round + 1, plan.rounds());
            keep("shadow " + kind, stage.watched(way::run));
        }
    }

    private void keep(String name, Round run) {
        measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(run);
    }

    private List<BenchRow> rows(List<Way> writes, Set<String> reads) {
        List<BenchRow> rows = new ArrayList<>();
        for (Way way : writes) {
            rows.add(row(way.name(), writes.getFirst().name(), CHANGES));
        }
        for (String kind : reads) {
            rows.add(row("bare " + kind, "bare " + kind, REQUESTS));
            rows.add(row("shadow " + kind, "bare " + kind, REQUESTS));
        }
        return rows;
    }

    private BenchRow row(String name, String ceiling, String unit) {
        return BenchRow.of(name, runs(name), runs(ceiling)).in(unit);
    }

    private List<Round> runs(String name) {
        return measured.getOrDefault(name, List.of());
    }

    private Way replay(String name, String folder, List<Request> requests, int documents) {
        return new ReplayWay(
                name,
                record(folder, BareLoad.of(requests)),
                documents,
                clusters.source(),
                clusters.target(),
                clusters.home());
    }

    private Recording record(String folder, BareLoad load) {
        return Recording.of(
                clusters.source().endpoint().uri(), clusters.home().resolve(folder), load);
    }

    private List<Request> bulks() {
        List<Request> requests = new ArrayList<>();
        var lines = new StringBuilder();
        int number = 0;
        for (Body body : new BenchDocuments(0, plan.documents())) {
            lines.append("{\"index\":{\"_id\":\"raw-").append(number).append("\"}}\n");
            lines.append(body.text()).append('\n');
            number++;
            if (number % OF_A_BULK == 0 || number == plan.documents()) {
                requests.add(new Request("POST /" + Stage.INDEX + "/_bulk", lines.toString()));
                lines.setLength(0);
            }
        }
        return requests;
    }

    private static List<Request> singles(int documents) {
        List<Request> requests = new ArrayList<>();
        for (Body body : new BenchDocuments(0, documents)) {
            requests.add(
                    new Request(
                            "PUT /" + Stage.INDEX + "/_doc/raw-" + requests.size(), body.text()));
        }
        return requests;
    }

    private List<Request> gets() {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < Math.min(plan.documents(), MOST_READS); i++) {
            requests.add(new Request("GET /" + Stage.INDEX + "/_doc/raw-" + i, ""));
        }
        return requests;
    }

    private List<Request> searches() {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < Math.min(plan.documents(), MOST_READS) / 4; i++) {
            requests.add(
                    new Request(
                            "POST /" + Stage.INDEX + "/_search",
                            "{\"query\":{\"term\":{\"customer\":\"c-" + i + "\"}}}"));
        }
        return requests;
    }
}
