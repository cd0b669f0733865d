package dev.turnstone.replay.shadow;

import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.traffic.Exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which captured requests are sent: by method, path and index, and which share of them. The same
/// request is always chosen alike. Immutable.
public record Choice(
        Set<String> methods, Pattern paths, IndexPatterns indices, double share, boolean writes) {
    private static final String ANY = ".*";

    /// Every read.
    public static final Choice READS =
            new Choice(Set.of(), Pattern.compile(ANY), IndexPatterns.of("*"), 1, false);

    private static final double MANY = 1 << 24;

    public Choice {
        methods = Set.copyOf(methods);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + " (expected: 0-1)");
        }
    }

    public Choice of(double newShare) {
        return new Choice(methods, paths, indices, newShare, writes);
    }

    /// Writes as well: only for a target that nothing else is brought to.
    public Choice withWrites() {
        return new Choice(methods, paths, indices, share, true);
    }

    public boolean takes(Exchange exchange) {
        String target = exchange.request().target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return exchange.ending() != Exchange.Ending.REFUSED_BY_PROXY
                && exchange.ending() != Exchange.Ending.OPEN_AT_GAP
                && exchange.elsewhere() == null
                && (methods.isEmpty()
                        || methods.contains(exchange.request().method().toUpperCase(Locale.ROOT)))
                && (paths.pattern().equals(ANY) || paths.matcher(path).matches())
                && isOfIndex(path)
                && isSampled(exchange);
    }

    private boolean isOfIndex(String path) {
        int end = path.indexOf('/', 1);
        String first = path.startsWith("/") ? path.substring(1, end < 0 ? path.length() : end) : "";
        return first.isEmpty()
                || first.startsWith("_")
                || (first.indexOf(',') < 0
                        ? indices.test(first)
                        : Stream.of(first.split(",", -1)).anyMatch(indices));
    }

    /// Whole connections, so that what a client did one after the other stays together.
    private boolean isSampled(Exchange exchange) {
        long mixed =
                (exchange.proxy().hashCode() * 31L + exchange.connection()) * 0x9E3779B97F4A7C15L;
        return (mixed >>> 40) / MANY < share;
    }
}
