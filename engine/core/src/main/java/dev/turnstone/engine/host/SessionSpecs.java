package dev.turnstone.engine.host;

import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.model.TurnstoneException;

/// The specs of sessions, read.
final class SessionSpecs {
    private final Sessions sessions;

    SessionSpecs(Sessions sessions) {
        this.sessions = sessions;
    }

    /// A spec and which version of its session's it is.
    record Versioned(Spec spec, int version) {}

    Versioned newest(String session) {
        return sessions.spec(session)
                .map(SessionSpecs::read)
                .orElseThrow(() -> NothingYet.noSpec(session));
    }

    /// The one that a run was planned from; the newest where that is not there any more.
    Versioned of(String session, int version) {
        return sessions.specs(session).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .map(SessionSpecs::read)
                .orElseGet(() -> newest(session));
    }

    /// A text that is no version of the session's spec.
    static Versioned unkept(String session, String text) {
        return read(session, text, 0);
    }

    private static Versioned read(Sessions.SpecVersion kept) {
        return read(kept.session(), kept.text(), kept.version());
    }

    private static Versioned read(String session, String text, int version) {
        SpecReading reading = Specs.read(text);
        if (!reading.isClear()) {
            throw new TurnstoneException(
                    "The spec of the session "
                            + session
                            + " cannot be planned: "
                            + reading.feedback().problems()
                            + ".",
                    "Mend it: \"turnstone workflow validate\" tells where.");
        }
        return new Versioned(reading.spec().orElseThrow(), version);
    }
}
