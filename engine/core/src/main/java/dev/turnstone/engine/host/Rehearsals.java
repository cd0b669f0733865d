package dev.turnstone.engine.host;

import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RunSnapshot;

import java.util.Optional;

/// A rehearsal and a run in earnest of one session never stand in each other's way.
final class Rehearsals {
    private Rehearsals() {}

    static void refuseWhereInTheWay(
            boolean rehearsal, Optional<RunSnapshot> earnest, Optional<Driven> here) {
        if (!rehearsal && here.isPresent() && here.get().rehearsal() && here.get().isBusy()) {
            throw new NotNow(
                    "A rehearsal of this session is under way.", "Wait for its end, or cancel it.");
        }
        if (rehearsal && here.isPresent() && !here.get().steps().proxies().isEmpty()) {
            throw new NotNow(
                    "A proxy stands for the session's run: a rehearsal here would end it for the"
                            + " clients that go through it.",
                    "Rehearse in a clone (\"turnstone workflow session create NAME --from"
                            + " SESSION\"), or end the proxy when no client needs it"
                            + " (\"turnstone workflow cancel --end-proxies\").");
        }
        if (rehearsal && earnest.isPresent() && !isOver(earnest.get())) {
            throw new NotNow(
                    "The session's run is "
                            + earnest.get().state().label()
                            + ": a rehearsal would stand in its way.",
                    "Rehearse in a clone (\"turnstone workflow session create NAME --from"
                            + " SESSION\"), or end the run first.");
        }
    }

    private static boolean isOver(RunSnapshot run) {
        return switch (run.state()) {
            case PLANNED, SUCCEEDED, CANCELLED, ROLLED_BACK -> true;
            default -> false;
        };
    }
}
