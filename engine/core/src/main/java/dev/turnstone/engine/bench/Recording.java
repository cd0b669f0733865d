package dev.turnstone.engine.bench;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.replay.bench.BareLoad;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Traffic that went through a proxy into a log of its own.
record Recording(Path folder, long requests) {
    private static final int CLIENTS = 32;
    private static final byte[] KEY = "bench".getBytes(StandardCharsets.US_ASCII);

    /// Sends it to the source, and keeps what the proxy saw.
    static Recording of(URI source, Path folder, BareLoad load) {
        try (TrafficLogWriter log = LogPlace.of(folder.toString()).writer();
                Proxy proxy =
                        Proxy.start(
                                ProxyPlan.of(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                        List.of(source),
                                        KEY),
                                log)) {
            load.run(URI.create("http://127.0.0.1:" + proxy.address().getPort()), CLIENTS);
            if (proxy.state().recording().exchangesMissed() > 0) {
                throw new BenchException("The proxy could not record all of the traffic");
            }
        }
        return new Recording(folder, load.size());
    }

    LogPlace place() {
        return LogPlace.of(folder.toString());
    }
}
