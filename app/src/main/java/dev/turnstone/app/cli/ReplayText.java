package dev.turnstone.app.cli;

import tools.jackson.databind.JsonNode;

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
                                        shadow.path("speed").asString());
        return documents.isEmpty() || shadows.isEmpty()
                ? documents + shadows
                : documents + " " + shadows;
    }
}
