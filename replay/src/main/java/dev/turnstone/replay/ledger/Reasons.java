package dev.turnstone.replay.ledger;

import java.util.regex.Pattern;

/// Takes out of a reason what differs from document to document, so that causes can be counted.
final class Reasons {
    private static final int LONGEST = 400;
    private static final Pattern PREVIEW =
            Pattern.compile("(?s)(Preview of field's value: ').*?('(?:[;.,]|$))");
    private static final Pattern QUOTED = Pattern.compile("(?s)\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])-?\\d+(?:\\.\\d+)?(?![\\w.])");

    private Reasons() {}

    static String general(String reason, String id) {
        String text = id.isEmpty() ? reason : reason.replace("'" + id + "'", "'…'");
        text = PREVIEW.matcher(text).replaceAll("$1…$2");
        text = QUOTED.matcher(text).replaceAll("\"…\"");
        text = NUMBER.matcher(text).replaceAll("…");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
