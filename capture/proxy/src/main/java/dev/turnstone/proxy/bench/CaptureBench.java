package dev.turnstone.proxy.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Measures the proxy beside no proxy, a bare pipe and other proxies: the load generator, the stub
/// and what is between them are processes of their own. One thread.
public final class CaptureBench implements AutoCloseable {
    private static final String PIPE = "pipe";
    private static final int HEAP = 256;
    private static final int DISK_MEGABYTES = 512;

    private final CaptureSizes sizes;
    private final Path folder;
    private final CaptureWatcher watcher;
    private final List<Child> children = new ArrayList<>();
    private final Path errors;

    private CaptureBench(CaptureSizes sizes, Path folder, CaptureWatcher watcher) {
        this.sizes = sizes;
        this.folder = folder;
        this.watcher = watcher;
        this.errors = folder.resolve("errors");
    }

    /// Measures what is wanted; `kafka` is a broker to record to as well. Blocks.
    public static CaptureResult run(
            CaptureSizes sizes, Optional<Broker> kafka, CaptureWatcher watcher) {
        try {
            Path folder = Files.createTempDirectory("turnstone-bench-");
            try (CaptureBench bench = new CaptureBench(sizes, folder, watcher)) {
                return bench.measure(kafka);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new BenchException(
                    "The measurement's own folder cannot be used.",
                    "Make room in " + System.getProperty("java.io.tmpdir") + ".",
                    e);
        }
    }

    @Override
    public void close() {
        children.reversed().forEach(Child::close);
    }

    private CaptureResult measure(Optional<Broker> kafka) throws IOException {
        boolean isShort = sizes.measured().toMillis() < 1_000;
        double disk = DiskRate.of(folder, isShort ? DISK_MEGABYTES / 16 : DISK_MEGABYTES);
        Child.Part stub = part("stub");
        Child load = part("load").child();
        List<Way> ways = ways(stub.port(), kafka);
        Measuring measuring = new Measuring(sizes, load, stub.child(), disk);
        kafka.ifPresent(this::warmUp);
        for (Way way : ways) {
            watcher.warmingUp(way.name());
            measuring.warmUp(way);
        }
        List<CaptureRow> rows = new ArrayList<>();
        for (int connections : sizes.connections()) {
            for (Offer offer : Offer.all(sizes)) {
                rows.addAll(rows(measuring, ways, offer, connections));
            }
        }
        return new CaptureResult(Runtime.getRuntime().availableProcessors(), disk, rows);
    }

    private void warmUp(Broker broker) {
        watcher.warmingUp("Kafka");
        BrokerWarmUp.run(broker);
    }

    /// The ways take turns; each round compares with its own pipe, so that what changes on the
    /// machine meanwhile hits both.
    private List<CaptureRow> rows(
            Measuring measuring, List<Way> ways, Offer offer, int connections) {
        Map<String, List<CaptureRow>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < sizes.rounds(); round++) {
            Ceiling ceiling = Ceiling.NONE;
            for (Way way : ways) {
                watcher.measuring(offer.name(), connections, way.name());
                CaptureRow row = measuring.row(way, offer, connections, ceiling);
                ceiling = way.name().equals(PIPE) ? Ceiling.of(row) : ceiling;
                rounds.computeIfAbsent(way.name(), _ -> new ArrayList<>()).add(row);
            }
        }
        return rounds.values().stream().map(Medians::of).toList();
    }

    private List<Way> ways(int stub, Optional<Broker> kafka) throws IOException {
        List<Way> ways = new ArrayList<>();
        if (sizes.parts().hasWay("direct")) {
            ways.add(new Way("direct", stub, null));
        }
        Child.Part pipe = part(PIPE, Integer.toString(stub));
        ways.add(new Way(PIPE, pipe.port(), pipe.child()));
        for (Way other : Programs.installed(folder, errors, stub, sizes.parts())) {
            ways.add(other);
            Optional.ofNullable(other.child()).ifPresent(children::add);
        }
        if (sizes.parts().hasWay("segments")) {
            ways.add(proxy("turnstone segments", stub, segments(), Optional.empty()));
        }
        if (sizes.parts().hasWay("kafka")) {
            kafka.ifPresent(at -> ways.add(proxy("turnstone kafka", stub, topic(at), kafka)));
        }
        return ways;
    }

    private Way proxy(String name, int stub, String log, Optional<Broker> broker) {
        Child.Part part = part("proxy", Integer.toString(stub), log);
        return new Way(name, part.port(), part.child(), new LogTally(log), broker);
    }

    private String segments() {
        return folder.resolve("log").toString();
    }

    private static String topic(Broker broker) {
        return broker.logFor("bench-" + UUID.randomUUID());
    }

    private Child.Part part(String... arguments) {
        Child.Part part = Child.part(errors, HEAP, arguments);
        children.add(part.child());
        return part;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A load at an offer; 0 a second is as much as goes.
    record Offer(String name, Load load, int perSecond) {
        static List<Offer> all(CaptureSizes sizes) {
            int perSecond = sizes.bulksPerSecond();
            Map<String, Offer> all = new LinkedHashMap<>();
            all.put("get", new Offer("GET 1 KB", Load.GET, 0));
            all.put("index", new Offer("index 1 KB", Load.INDEX, 0));
            all.put(
                    "bulk-fixed",
                    new Offer("bulk 50 KB, " + perSecond + "/s", Load.BULK, perSecond));
            all.put("bulk", new Offer("bulk 50 KB", Load.BULK, 0));
            all.keySet().removeIf(name -> !sizes.parts().hasLoad(name));
            return List.copyOf(all.values());
        }
    }

    /// What the bare pipe does with the same load.
    record Ceiling(@Nullable Double rate, @Nullable Double p99Micros) {
        static final Ceiling NONE = new Ceiling(null, null);

        static Ceiling of(CaptureRow row) {
            return new Ceiling(row.rate(), row.p99Micros());
        }

        @Nullable Double ratio(double of) {
            return rate == null ? null : of / rate;
        }

        @Nullable Double added(double p99) {
            return p99Micros == null ? null : p99 - p99Micros;
        }
    }
}
