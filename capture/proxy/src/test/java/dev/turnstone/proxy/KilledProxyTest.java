package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.RecordDecoder;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.segment.SegmentReader;
import dev.turnstone.log.segment.SegmentSettings;
import dev.turnstone.log.segment.SegmentWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What was durable when a proxy was killed can be read, and a next one goes on behind it.
class KilledProxyTest {
    @TempDir private Path log;

    @Test
    void whatWasDurableOutlivesAKill() throws Exception {
        try (StubSource source = StubSource.echo()) {
            Process process = start(source.uri());
            int answered = 0;
            try (BufferedReader out = process.inputReader();
                    RawClient client = client(Integer.parseInt(out.readLine()))) {
                String last = "";
                for (int i = 0; i < 300; i++) {
                    last = client.send(put(i)).answer();
                    answered++;
                }
                assertThat(last).startsWith("HTTP/1.1 200");
                while (durable() < 100) {
                    client.send(put(answered)).answer();
                    answered++;
                }
            } finally {
                process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }
            List<Recorded> recorded = recorded();
            assertThat(recorded.size()).isBetween(99, answered);
            for (int i = 0; i < recorded.size(); i++) {
                assertThat(recorded.get(i).exchange().request().target()).isEqualTo("/i/_doc/" + i);
            }
            try (SegmentWriter next = SegmentWriter.open(log, SegmentSettings.DEFAULT)) {
                assertThat(next.recovery().nextOffset()).isGreaterThan(recorded.size());
            }
        }
    }

    /// The proxy in a process of its own: prints its port, and runs until it is killed.
    static final class Main {
        private Main() {}

        public static void main(String[] args) throws InterruptedException {
            SegmentWriter log = SegmentWriter.open(Path.of(args[1]), SegmentSettings.DEFAULT);
            Proxy proxy = Proxy.start(Stage.plan(List.of(URI.create(args[0]))), log);
            System.out.println(proxy.address().getPort());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private Process start(URI source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        source.toString(),
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private int durable() {
        return recorded().size();
    }

    private List<Recorded> recorded() {
        List<Recorded> all = new ArrayList<>();
        RecordDecoder decoder = new RecordDecoder();
        try (SegmentReader reader = SegmentReader.open(log, "test", Optional.empty())) {
            for (var next = reader.next(Duration.ofMillis(100));
                    next.isPresent();
                    next = reader.next(Duration.ofMillis(100))) {
                TrafficRecord record = decoder.decode(next.get().bytes());
                if (record instanceof Recorded one) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static RawClient client(int port) throws IOException {
        return new RawClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static String put(int i) {
        return "PUT /i/_doc/" + i + " HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
    }
}
