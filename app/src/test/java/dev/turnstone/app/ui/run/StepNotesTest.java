package dev.turnstone.app.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class StepNotesTest {
    private static final Instant UP = Instant.parse("2026-11-20T09:12:00.123456Z");

    private final Texts texts = Texts.of("controls");

    @Test
    void sinceWhenAServiceIsUpIsToldShortAndWithHowLong() {
        assertThat(told(Duration.ofSeconds(59))).isEqualTo("Up since " + Figures.time(UP));
        assertThat(told(Duration.ofSeconds(3_725)))
                .isEqualTo("Up since " + Figures.time(UP) + ", for 1 h 2 min");
        assertThat(told(Duration.ofSeconds(-1))).isEqualTo("Up since " + Figures.time(UP));
    }

    @Test
    void otherNotesStayAsTheyAre() {
        for (String note : new String[] {"", "up since when?", "the following broke"}) {
            assertThat(StepNotes.of(note, UP, texts)).isEqualTo(note);
        }
    }

    private String told(Duration later) {
        return StepNotes.of("up since " + UP, UP.plus(later), texts);
    }
}
