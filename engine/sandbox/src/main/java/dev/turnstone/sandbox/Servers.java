package dev.turnstone.sandbox;

import dev.turnstone.sandbox.jars.JarCache;
import dev.turnstone.sandbox.jars.Lock;
import dev.turnstone.sandbox.jars.Progress;
import dev.turnstone.sandbox.process.Program;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Starts servers whose data lies side by side in one folder. Close the servers first; closing this
/// removes the folder. Thread-safe.
public final class Servers implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final JarCache cache;
    private final RunFolder run;
    private final Progress progress;
    private final AtomicInteger started = new AtomicInteger();

    private Servers(JarCache cache, RunFolder run, Progress progress) {
        this.cache = cache;
        this.run = run;
        this.progress = progress;
    }

    /// Servers with their data in a new folder among the system's temporary files.
    public static Servers open() {
        return open(Path.of(System.getProperty("java.io.tmpdir")), Progress.NONE);
    }

    /// Servers with their data in a new folder under `parent`.
    public static Servers open(Path parent, Progress progress) {
        return new Servers(JarCache.ofUser(), RunFolder.create(parent), progress);
    }

    /// Makes sure that a version's jars are in the cache, without starting anything.
    public static void fetch(ServerVersion version, Progress progress) {
        JarCache.ofUser().classPath(Lock.named(version.lock()), progress);
    }

    /// Starts one node and waits until it answers.
    public SearchServer search(ServerVersion version) {
        ClusterPlan cluster = plan(version, List.of());
        return SearchCluster.ready(List.of(launch(version, cluster, 0))).node(0);
    }

    /// The same for measuring: slower to start, as fast as in production once it is warm, and with
    /// a heap that does not refuse large bulks for want of memory.
    public SearchServer searchForLoad(ServerVersion version, int heapMegabytes) {
        ClusterPlan cluster = plan(version, List.of());
        NodePlan node = node(version, cluster, 0);
        Program program = program(version, node).forLoad(heapMegabytes);
        return SearchCluster.ready(List.of(SearchServer.launch(node, program, run))).node(0);
    }

    /// Starts a cluster of several nodes and waits until all have joined.
    public SearchCluster cluster(ServerVersion version, int nodes) {
        return onFreePorts(
                () -> {
                    ClusterPlan cluster = plan(version, FreePorts.take(nodes));
                    return SearchCluster.ready(
                            IntStream.range(0, nodes)
                                    .mapToObj(node -> launch(version, cluster, node))
                                    .toList());
                });
    }

    /// Starts a Kafka broker and waits until it answers.
    public KafkaServer kafka(ServerVersion version) {
        return kafka(version, program -> program);
    }

    /// Starts a broker that stands for one of production: with a heap of this size, and compiled as
    /// well as the JVM can. It starts more slowly.
    public KafkaServer kafkaForLoad(ServerVersion version, int heapMegabytes) {
        return kafka(version, program -> program.forLoad(heapMegabytes));
    }

    private KafkaServer kafka(ServerVersion version, UnaryOperator<Program> as) {
        version.mustBe(ServerVersion.Product.KAFKA);
        return onFreePorts(
                () -> {
                    List<Integer> ports = FreePorts.take(2);
                    Path home = run.path().resolve(name(version));
                    var plan = new BrokerPlan(version, home, ports.get(0), ports.get(1));
                    var program = program(version, "KafkaMain", plan.settingsFile(), home);
                    return KafkaServer.start(plan, as.apply(program), run);
                });
    }

    private SearchServer launch(ServerVersion version, ClusterPlan cluster, int number) {
        NodePlan node = node(version, cluster, number);
        return SearchServer.launch(node, program(version, node), run);
    }

    private NodePlan node(ServerVersion version, ClusterPlan cluster, int number) {
        return new NodePlan(version, cluster, number, run.path(), cluster.home(number));
    }

    private Program program(ServerVersion version, NodePlan node) {
        return program(version, "SearchMain", node.settingsFile(), node.home());
    }

    private Program program(ServerVersion version, String main, Path settings, Path home) {
        return new Program(
                version.lock(),
                cache.classPath(Lock.named(version.lock()), progress),
                "dev.turnstone.sandbox.launcher." + main,
                List.of(settings.toString(), home.toString()),
                home,
                cache.folder());
    }

    private ClusterPlan plan(ServerVersion version, List<Integer> transportPorts) {
        version.mustBe(ServerVersion.Product.ELASTICSEARCH, ServerVersion.Product.OPENSEARCH);
        String name = name(version);
        return new ClusterPlan(name, run.path().resolve(name), transportPorts);
    }

    private String name(ServerVersion version) {
        return version.lock() + "-" + started.incrementAndGet();
    }

    /// A port that was free when it was chosen may be taken when the server wants it.
    private static <T> T onFreePorts(Supplier<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (SandboxException e) {
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("in use")) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
