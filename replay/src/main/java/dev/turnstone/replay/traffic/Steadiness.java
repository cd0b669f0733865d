package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Says whether an index was, at the time of an exchange, what it is now: its pipelines, its
/// aliases, itself. One thread.
///
/// Sure is what never changed since the index was made, or what we had seen before the exchange
/// began in the version that it still has. All else is not guessed but asked for: so is what the
/// source answered before the index was made, which was said of an earlier one of its name.
final class Steadiness {
    /// More than the clocks of proxies and ours may differ.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final Predicate<String> livedBefore;
    private final Map<String, Seen> seen = new HashMap<>();

    /// `livedBefore` knows of an earlier index of the name.
    Steadiness(Predicate<String> livedBefore) {
        this.livedBefore = livedBefore;
    }

    /// Since when it is known to be like this; the uuid is `replaced` where another index had the
    /// name under our eyes.
    private record Seen(
            String uuid,
            boolean replaced,
            Instant since,
            long settings,
            Instant settingsSince,
            long aliases,
            Instant aliasesSince) {}

    /// The facts were read at this time, or later.
    void saw(Facts facts, Instant at) {
        facts.all().forEach(fact -> saw(fact, at));
    }

    private void saw(IndexFact fact, Instant at) {
        Seen before = seen.get(fact.index());
        if (before == null || !before.uuid().equals(fact.uuid())) {
            seen.put(
                    fact.index(),
                    new Seen(
                            fact.uuid(),
                            before != null,
                            at,
                            fact.settingsVersion(),
                            at,
                            fact.aliasesVersion(),
                            at));
            return;
        }
        boolean set = before.settings() == fact.settingsVersion();
        boolean named = before.aliases() == fact.aliasesVersion();
        seen.put(
                fact.index(),
                new Seen(
                        fact.uuid(),
                        before.replaced(),
                        before.since(),
                        fact.settingsVersion(),
                        set ? before.settingsSince() : at,
                        fact.aliasesVersion(),
                        named ? before.aliasesSince() : at));
    }

    /// The very same index answered.
    boolean isSame(IndexFact fact, Span span) {
        Seen now = seen.get(fact.index());
        return now != null
                && !isBeforeItWasMade(fact, span.answered())
                && (!now.replaced() || span.begun().isAfter(now.since().plus(SKEW)));
    }

    /// Where no earlier index is known of, the clocks are taken at their word: nearly always the
    /// first writes that an index took are told so soon.
    private boolean isBeforeItWasMade(IndexFact fact, Instant answered) {
        return answered.isBefore(fact.made())
                || answered.isBefore(fact.made().plus(SKEW)) && livedBefore.test(fact.index());
    }

    /// The pipelines were the same.
    boolean isSetSame(IndexFact fact, Span span) {
        Seen now = seen.get(fact.index());
        return now != null
                && isSame(fact, span)
                && (now.settings() == 1
                        || now.settings() > 1
                                && span.begun().isAfter(now.settingsSince().plus(SKEW)));
    }

    /// The aliases were the same.
    boolean isNamedSame(IndexFact fact, Span span) {
        Seen now = seen.get(fact.index());
        return now != null
                && isSame(fact, span)
                && (now.aliases() == 1
                        || now.aliases() > 1
                                && span.begun().isAfter(now.aliasesSince().plus(SKEW)));
    }
}
