package dev.turnstone.app.cli;

import tools.jackson.databind.JsonNode;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// How a replay stands, in one line.
final class ReplayText {
    private ReplayText() {}

    static String line(Console console, JsonNode account) {
        String documents =
                account.has("changes")
                        ? console.texts()
                                .text(
                                        "replay.line",
                                        account.path("state").asString(""),
                                        Amounts.count(account.path("exchanges").asLong()),
                                        Amounts.count(account.path("changes").asLong()),
                                        Amounts.count(account.path("written").asLong()),
                                        Amounts.count(account.path("failed").asLong()),
                                        Amounts.count(account.path("holes").asLong()),
                                        Amounts.count(account.path("lagMs").asLong()))
                        : "";
        JsonNode shadow = account.path("shadow");
        String shadows =
                shadow.isMissingNode()
                        ? ""
                        : console.texts()
                                .text(
                                        "replay.shadow",
                                        Amounts.count(shadow.path("sent").asLong()),
                                        Amounts.count(shadow.path("answered").asLong()),
                                        Amounts.count(shadow.path("troubled").asLong()),
                                        Amounts.count(shadow.path("waiting").asLong()),
                                        pace(console, shadow.path("speed").asDouble()),
                                        console.texts()
                                                .text(
                                                        shadow.path("paused").asBoolean()
                                                                ? "replay.paused"
                                                                : "replay.running"));
        return Stream.concat(
                        Stream.of(
                                documents,
                                streams(console, account),
                                shadows,
                                unwritten(console, shadow)),
                        canaries(console, account))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /// What nobody has to do anything about is not told.
    private static String unwritten(Console console, JsonNode shadow) {
        long count = shadow.path("unwritten").asLong();
        return count == 0
                ? ""
                : console.texts().text("replay.shadowUnwritten", Amounts.count(count));
    }

    private static String streams(Console console, JsonNode account) {
        String behind =
                account.path("streams").properties().stream()
                        .map(each -> each.getKey() + " " + Amounts.count(each.getValue().asLong()))
                        .collect(Collectors.joining(", "));
        return behind.isEmpty() ? "" : console.texts().text("replay.streams", behind);
    }

    private static Stream<String> canaries(Console console, JsonNode account) {
        return StreamSupport.stream(account.path("canaries").spliterator(), false)
                .map(
                        canary ->
                                console.texts()
                                        .text(
                                                canary.path("live").asBoolean()
                                                        ? "replay.canary"
                                                        : "replay.canaryOverdue",
                                                canary.path("proxy").asString(""),
                                                Amounts.count(canary.path("seenMs").asLong()),
                                                Amounts.count(canary.path("answeredMs").asLong()),
                                                Amounts.count(canary.path("readMs").asLong()),
                                                Amounts.count(canary.path("doneMs").asLong()),
                                                canary.path("sent").asString("")));
    }

    private static String pace(Console console, double speed) {
        return speed == 0
                ? console.texts().text("replay.fastest")
                : console.texts().text("replay.times", speed);
    }
}
