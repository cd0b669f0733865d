package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// One run of traffic.
///
/// @param oracle the file that the oracle is written to; if it exists, the run is added to it
public record TrafficPlan(
        Connection connection, Load load, Layout layout, Mix mix, long seed, Path oracle) {

    public static Builder to(Connection connection, Path oracle) {
        return new Builder(connection, oracle);
    }

    public static Builder to(URI url, Path oracle) {
        return to(Connection.to(url), oracle);
    }

    /// Collects what differs from the usual: 16 clients, 10 s, seed 1, 2 shards, no replica, prefix
    /// `traffic-SEED`.
    public static final class Builder {
        private final Connection connection;
        private final Path oracle;
        private int clients = 16;
        private Duration duration = Duration.ofSeconds(10);
        private long operations;
        private int perSecond;
        private long seed = 1;
        private @Nullable String prefix;
        private int shards = 2;
        private int replicas;
        private Mix mix = Mix.usual();

        private Builder(Connection connection, Path oracle) {
            this.connection = connection;
            this.oracle = oracle;
        }

        public Builder clients(int count) {
            clients = count;
            return this;
        }

        public Builder duration(Duration length) {
            duration = length;
            return this;
        }

        public Builder operations(long limit) {
            operations = limit;
            return this;
        }

        public Builder perSecond(int limit) {
            perSecond = limit;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder prefix(String value) {
            prefix = value;
            return this;
        }

        public Builder shards(int count) {
            shards = count;
            return this;
        }

        public Builder replicas(int count) {
            replicas = count;
            return this;
        }

        public Builder mix(Mix weights) {
            mix = weights;
            return this;
        }

        public TrafficPlan build() {
            String usual = "traffic-" + Long.toUnsignedString(seed, 36).toLowerCase(Locale.ROOT);
            return new TrafficPlan(
                    connection,
                    new Load(clients, duration, operations, perSecond),
                    new Layout(prefix == null ? usual : prefix, shards, replicas),
                    mix,
                    seed,
                    oracle);
        }
    }
}
