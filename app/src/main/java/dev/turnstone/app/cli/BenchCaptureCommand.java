package dev.turnstone.app.cli;

import dev.turnstone.proxy.bench.Broker;
import dev.turnstone.proxy.bench.CaptureBench;
import dev.turnstone.proxy.bench.CaptureResult;
import dev.turnstone.proxy.bench.CaptureSizes;
import dev.turnstone.proxy.bench.CaptureWatcher;
import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// Measures the proxy beside no proxy, a bare pipe and other proxies, in front of a stub.
@Command(name = "capture")
final class BenchCaptureCommand implements Callable<Integer> {
    private static final double MILLIS = 1e3;
    private static final int BROKER_HEAP = 1024;

    private final Console console;

    @Option(names = "--connections", paramLabel = "N", split = ",")
    private List<Integer> connections = CaptureSizes.USUAL.connections();

    @Option(names = "--seconds", paramLabel = "S")
    private double seconds = CaptureSizes.USUAL.measured().toMillis() / MILLIS;

    @Option(names = "--bulks-per-second", paramLabel = "N")
    private int bulksPerSecond = CaptureSizes.USUAL.bulksPerSecond();

    @Option(names = "--rounds", paramLabel = "N")
    private int rounds = CaptureSizes.USUAL.rounds();

    @Option(names = "--loads", paramLabel = "LOAD", split = ",")
    private Set<String> loads = Set.of();

    @Option(names = "--ways", paramLabel = "WAY", split = ",")
    private Set<String> ways = Set.of();

    @Option(names = "--no-kafka")
    private boolean withoutKafka;

    @Mixin private JsonOption json;

    BenchCaptureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CaptureSizes sizes = sizes();
        CaptureResult result =
                withoutKafka || !sizes.parts().hasWay("kafka")
                        ? CaptureBench.run(sizes, Optional.empty(), new Progress(console))
                        : besideKafka(sizes);
        console.report(json.isSet(), result, new CaptureText(console.texts()).of(result));
        return Cli.DONE;
    }

    private CaptureResult besideKafka(CaptureSizes sizes) {
        console.say("sandbox.starting");
        try (Servers servers =
                        Servers.open(
                                Path.of(System.getProperty("java.io.tmpdir")),
                                new FetchProgress(console));
                KafkaServer kafka = servers.kafkaForLoad(ServerVersion.KAFKA_4, BROKER_HEAP)) {
            Broker broker = new Broker(kafka.bootstrap(), kafka.pid());
            return CaptureBench.run(sizes, Optional.of(broker), new Progress(console));
        }
    }

    private CaptureSizes sizes() {
        Duration measured = Duration.ofMillis(Math.round(seconds * MILLIS));
        try {
            return new CaptureSizes(
                    connections,
                    measured.dividedBy(3),
                    measured,
                    rounds,
                    bulksPerSecond,
                    new CaptureSizes.Parts(loads, ways));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /// Tells on standard error what is being measured.
    private record Progress(Console console) implements CaptureWatcher {
        @Override
        public void warmingUp(String way) {
            console.say("bench.capture.warmingUp", way);
        }

        @Override
        public void measuring(String load, int connections, String way) {
            console.say("bench.capture.measuring", load, connections, way);
        }
    }
}
