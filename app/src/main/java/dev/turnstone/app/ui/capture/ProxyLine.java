package dev.turnstone.app.ui.capture;

import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;

import org.kordamp.ikonli.feather.Feather;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One proxy that stands in the engine's process: what passes through it, and what it missed.
record ProxyLine(
        String name,
        String mode,
        String capture,
        String nodes,
        long connections,
        long requests,
        long changes,
        long missed,
        long pendingBytes,
        Map<String, Long> kinds,
        String trouble) {
    /// Icon and tone of whether what passes is recorded.
    StateLook look() {
        return switch (capture) {
            case "recording" -> new StateLook(Feather.DISC, capture, Tone.GOOD);
            case "waiting" -> new StateLook(Feather.CLOCK, capture, Tone.WARNING);
            case "gap" -> new StateLook(Feather.ALERT_TRIANGLE, capture, Tone.BAD);
            default -> new StateLook(Feather.HELP_CIRCLE, "unknown", Tone.NEUTRAL);
        };
    }

    /// By name: steps of one migration share their proxy.
    static Map<String, ProxyLine> of(Map<String, JsonNode> live) {
        Map<String, ProxyLine> lines = new TreeMap<>();
        for (JsonNode step : live.values()) {
            JsonNode proxy = step.path("proxy");
            if (proxy.isObject()) {
                lines.put(proxy.path("name").asString(""), of(proxy));
            }
        }
        return lines;
    }

    private static ProxyLine of(JsonNode proxy) {
        JsonNode traffic = proxy.path("traffic");
        JsonNode recording = proxy.path("recording");
        Map<String, Long> kinds = new LinkedHashMap<>();
        traffic.path("kinds")
                .properties()
                .forEach(each -> kinds.put(each.getKey(), each.getValue().asLong(0)));
        return new ProxyLine(
                proxy.path("name").asString(""),
                proxy.path("mode").asString(""),
                proxy.path("capture").asString("").toLowerCase(java.util.Locale.ROOT),
                proxy.path("nodes")
                        .valueStream()
                        .map(
                                node ->
                                        (node.path("healthy").asBoolean(false) ? "✓ " : "✗ ")
                                                + node.path("url").asString(""))
                        .collect(Collectors.joining(", ")),
                proxy.path("connections").asLong(0),
                traffic.path("requests").asLong(0),
                traffic.path("changes").asLong(0),
                recording.path("changesMissed").asLong(0),
                recording.path("pendingBytes").asLong(0),
                kinds,
                proxy.path("trouble").asString(""));
    }
}
