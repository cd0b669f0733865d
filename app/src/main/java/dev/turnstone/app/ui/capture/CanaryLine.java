package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;

import org.kordamp.ikonli.feather.Feather;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// How the newest canary of one proxy came over to one group of indices: milliseconds from its
/// sending to each hop. `live` while none is overdue.
record CanaryLine(
        String proxy,
        String group,
        boolean live,
        long arrived,
        long answered,
        long read,
        long done,
        long seen) {
    /// Icon and tone of whether canaries arrive.
    StateLook look() {
        return live
                ? new StateLook(Feather.CHECK_CIRCLE, "live", Tone.GOOD)
                : new StateLook(Feather.ALERT_TRIANGLE, "overdue", Tone.BAD);
    }

    static List<CanaryLine> of(Map<String, JsonNode> live, Texts texts) {
        return live.entrySet().stream()
                .flatMap(
                        step ->
                                step.getValue()
                                        .path("following")
                                        .path("canaries")
                                        .valueStream()
                                        .map(canary -> of(group(step.getKey(), texts), canary)))
                .toList();
    }

    private static String group(String step, Texts texts) {
        return StepName.of(step).map(name -> name.place(texts)).orElse(step);
    }

    private static CanaryLine of(String group, JsonNode canary) {
        return new CanaryLine(
                canary.path("proxy").asString(""),
                group,
                canary.path("live").asBoolean(false),
                canary.path("arrived").asLong(0),
                canary.path("answeredMs").asLong(-1),
                canary.path("readMs").asLong(-1),
                canary.path("doneMs").asLong(-1),
                canary.path("seenMs").asLong(-1));
    }
}
