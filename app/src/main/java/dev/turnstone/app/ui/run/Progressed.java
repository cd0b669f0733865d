package dev.turnstone.app.ui.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers in what a step tells of its progress.
public record Progressed(long documents, long perSecond, long rounds) {
    private static final Pattern BACKFILL = Pattern.compile("([\\d,]+) documents, ([\\d,]+)/s");
    private static final Pattern FOLLOWER =
            Pattern.compile("([\\d,]+) rounds, ([\\d,]+) documents");

    /// Empty where it tells none.
    public static Optional<Progressed> of(String progress) {
        Matcher backfill = BACKFILL.matcher(progress);
        if (backfill.matches()) {
            return Optional.of(
                    new Progressed(number(backfill.group(1)), number(backfill.group(2)), 0));
        }
        Matcher follower = FOLLOWER.matcher(progress);
        return follower.matches()
                ? Optional.of(
                        new Progressed(number(follower.group(2)), 0, number(follower.group(1))))
                : Optional.empty();
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }
}
