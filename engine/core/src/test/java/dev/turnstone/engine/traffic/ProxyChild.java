package dev.turnstone.engine.traffic;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.segment.SegmentSettings;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A proxy in a process of its own: prints its port, and ends in order at the end of its input.
final class ProxyChild {
    private static final byte[] KEY = "a key for tests".getBytes(StandardCharsets.US_ASCII);

    private ProxyChild() {}

    /// Its name, its log, how many bytes may wait for a log of segments, and the source's nodes.
    public static void main(String[] args) throws IOException {
        try (TrafficLogWriter log = place(args[1], Long.parseLong(args[2])).writer();
                Proxy proxy = Proxy.start(plan(args[0], args[3]), log)) {
            System.out.println(proxy.address().getPort());
            while (System.in.read() >= 0) {
                // Nothing is told to it.
            }
        }
    }

    private static LogPlace place(String text, long queueBytes) {
        return switch (LogPlace.of(text)) {
            case LogPlace.Folder(Path path, _) ->
                    new LogPlace.Folder(path, SegmentSettings.DEFAULT.withQueueBytes(queueBytes));
            case LogPlace.Topic topic -> topic;
        };
    }

    private static ProxyPlan plan(String name, String nodes) {
        List<URI> upstream = Arrays.stream(nodes.split(",", -1)).map(URI::create).toList();
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return ProxyPlan.of(anywhere, upstream, KEY).withName(name);
    }
}
