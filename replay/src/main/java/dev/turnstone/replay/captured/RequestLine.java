package dev.turnstone.replay.captured;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The path's parts and the parameters, decoded as the servers decode them.
record RequestLine(List<String> parts, Map<String, String> parameters) {

    static RequestLine of(String target) {
        String local = local(target);
        int query = local.indexOf('?');
        String path = query < 0 ? local : local.substring(0, query);
        var parts = new ArrayList<String>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(decodedPart(part));
            }
        }
        return new RequestLine(
                List.copyOf(parts), query < 0 ? Map.of() : parameters(local.substring(query + 1)));
    }

    int size() {
        return parts.size();
    }

    String part(int n) {
        return n < parts.size() ? parts.get(n) : "";
    }

    String last() {
        return parts.isEmpty() ? "" : parts.getLast();
    }

    @Nullable String parameter(String name) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /// The routing of a document; before Elasticsearch 7 a parent stood for it.
    @Nullable String routing() {
        String routing = parameter("routing");
        return routing == null ? parameter("parent") : routing;
    }

    /// A proxy's clients may send the whole URL.
    private static String local(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        int path = target.indexOf('/', scheme + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (String pair : query.split("[&;]", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decodedParameter(name), decodedParameter(value));
        }
        return parameters;
    }

    private static String decodedParameter(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /// In a path a plus is a plus.
    private static String decodedPart(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                bytes.write(raw[i]);
            } else {
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
