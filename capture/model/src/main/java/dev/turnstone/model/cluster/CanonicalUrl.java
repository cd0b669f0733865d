package dev.turnstone.model.cluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/// The one spelling of a path and a query that Signature Version 4 signs.
final class CanonicalUrl {
    private static final String HEX = "0123456789ABCDEF";

    private CanonicalUrl() {}

    /// Each byte of the path as it is sent is encoded once more; only slashes stay.
    static String path(String sent) {
        return sent.isEmpty() ? "/" : encoded(sent, true);
    }

    /// Parameters decoded, encoded strictly and sorted; also what is sent, so that both sides sign
    /// the same.
    static String query(String sent) {
        return Arrays.stream(sent.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(CanonicalUrl::parameter)
                .sorted(Comparator.<String[], String>comparing(p -> p[0]).thenComparing(p -> p[1]))
                .map(p -> p[0] + "=" + p[1])
                .collect(Collectors.joining("&"));
    }

    private static String[] parameter(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        return new String[] {encoded(decoded(name), false), encoded(decoded(value), false)};
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text, boolean keepSlashes) {
        var out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || keepSlashes && c == '/') {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~".indexOf(c) >= 0;
    }
}
