package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the engine notes of a step, with the times in it as people read them.
public final class StepNotes {
    private static final String UP = "up since ";

    private StepNotes() {}

    public static String of(String note, Texts texts) {
        return up(note).map(since -> texts.text("note.up", Figures.time(since))).orElse(note);
    }

    /// With how long a service has been up, where that is a minute or more.
    public static String of(String note, Instant now, Texts texts) {
        return up(note).filter(since -> Duration.between(since, now).toMinutes() > 0)
                .map(
                        since ->
                                texts.text(
                                        "note.up.for",
                                        Figures.time(since),
                                        Figures.duration(
                                                Duration.ofMinutes(
                                                        Duration.between(since, now).toMinutes()))))
                .orElseGet(() -> of(note, texts));
    }

    private static Optional<Instant> up(String note) {
        if (!note.startsWith(UP)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(note.substring(UP.length())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
