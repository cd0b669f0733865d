package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// How this server's version wants to be spoken to.
record Dialect(boolean openSearch, int major, int minor) {
    static Dialect of(JsonNode root) {
        JsonNode version = root.path("version");
        String[] number = version.path("number").asString("").split("[.-]", -1);
        if (number.length < 2) {
            throw new TrafficException(
                    "No search server answers here: its greeting has no version.number.");
        }
        boolean openSearch = version.path("distribution").asString("").equals("opensearch");
        return new Dialect(openSearch, Integer.parseInt(number[0]), Integer.parseInt(number[1]));
    }

    boolean typed() {
        return !openSearch && major < 7;
    }

    String type() {
        return major < 6 ? "doc" : "_doc";
    }

    /// Whether answers carry primary terms and sequence numbers.
    boolean sequenced() {
        return openSearch || major >= 6;
    }

    boolean conditional() {
        return openSearch || major > 6 || major == 6 && minor >= 6;
    }

    boolean pointInTime() {
        return openSearch && (major > 2 || major == 2 && minor >= 4);
    }

    String document(String index, String id) {
        return "/" + index + "/" + (typed() ? type() : "_doc") + "/" + escape(id);
    }

    String documents(String index) {
        return "/" + index + "/" + (typed() ? type() : "_doc");
    }

    String create(String index, String id) {
        return typed() ? document(index, id) + "/_create" : "/" + index + "/_create/" + escape(id);
    }

    String update(String index, String id) {
        return typed() ? document(index, id) + "/_update" : "/" + index + "/_update/" + escape(id);
    }

    static String escape(String part) {
        String escaped = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        return escaped.chars().allMatch(c -> c == '.') ? escaped.replace(".", "%2E") : escaped;
    }
}
