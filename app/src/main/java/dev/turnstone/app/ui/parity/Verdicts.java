package dev.turnstone.app.ui.parity;

import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;

import org.kordamp.ikonli.feather.Feather;

/// How verdicts and differences look: icon, word and tone.
final class Verdicts {
    private Verdicts() {}

    /// Of a proof or an index, in the engine's words; without a word where there is none yet.
    static StateLook of(String parity) {
        return switch (parity) {
            case "" -> new StateLook(Feather.CIRCLE, "", Tone.NEUTRAL);
            case "proven" -> new StateLook(Feather.CHECK_CIRCLE, "proven", Tone.GOOD);
            case "broken" -> new StateLook(Feather.X_CIRCLE, "broken", Tone.BAD);
            default -> new StateLook(Feather.HELP_CIRCLE, "not-provable", Tone.WARNING);
        };
    }

    static StateLook of(Proof.Located located) {
        return switch (located.kind()) {
            case "missing" -> new StateLook(Feather.MINUS_CIRCLE, located.kind(), Tone.BAD);
            case "extra" -> new StateLook(Feather.PLUS_CIRCLE, located.kind(), Tone.BAD);
            case "older" -> new StateLook(Feather.CLOCK, located.kind(), Tone.WARNING);
            case "newer" -> new StateLook(Feather.FAST_FORWARD, located.kind(), Tone.WARNING);
            default -> new StateLook(Feather.X_CIRCLE, "different", Tone.BAD);
        };
    }
}
