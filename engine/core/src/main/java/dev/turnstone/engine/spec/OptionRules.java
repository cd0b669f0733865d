package dev.turnstone.engine.spec;

import java.util.List;
import java.util.Map;

/// Options of a migration do not contradict each other, and none is said in vain.
final class OptionRules {
    private final String path;
    private final Migration migration;
    private final Told told;

    private OptionRules(String path, Migration migration, Told told) {
        this.path = path;
        this.migration = migration;
        this.told = told;
    }

    static void check(Spec spec, Told told) {
        spec.migrations()
                .forEach(
                        (name, migration) -> {
                            OptionRules rules =
                                    new OptionRules("migrations." + name, migration, told);
                            rules.approvals();
                            rules.metadata();
                            rules.pauses();
                        });
    }

    private void approvals() {
        Map<String, Approval> gates =
                Map.of(
                        "metadata", migration.approvals().metadata(),
                        "backfill", migration.approvals().backfill(),
                        "finish", migration.approvals().finish());
        gates.forEach(
                (name, approval) -> {
                    if (approval instanceof Approval.Automatic(Checks checks)) {
                        checks(path + ".approvals." + name, checks, name);
                    }
                });
    }

    private void checks(String gate, Checks checks, String name) {
        boolean atEnd = name.equals("finish");
        if (checks.parity() && (!atEnd || !migration.validation().parity())) {
            told.error(
                    gate + ".checks.parity",
                    atEnd
                            ? "The gate asks for parity, which validation does not prove."
                            : "Parity is proven only after this gate: it would never open by"
                                    + " itself.",
                    atEnd
                            ? "Set validation.parity to true, or this to false."
                            : "Ask for it at finish.");
        }
        boolean captures = !(migration.capture() instanceof Capture.None);
        if (!captures && (isSaid(gate, "lag") || isSaid(gate, "holes"))) {
            told.warning(
                    gate + ".checks",
                    "Without a capture there is neither lag nor hole: these checks say nothing.",
                    "Remove them, or capture.");
        }
    }

    private boolean isSaid(String gate, String check) {
        return told.isWritten(gate + ".checks." + check);
    }

    private void metadata() {
        if (migration.metadata().apply()) {
            return;
        }
        for (String idle : List.of("types", "consent", "edits")) {
            if (told.isWritten(path + ".metadata." + idle)) {
                told.warning(
                        path + ".metadata." + idle,
                        "Metadata is not carried over: this has no effect.",
                        "Remove it, or set apply to true.");
            }
        }
    }

    private void pauses() {
        if (migration.capture() instanceof Capture.Delta delta && delta.every().isZero()) {
            told.error(
                    path + ".capture.every",
                    "The source would be asked without a pause.",
                    "Write a time, such as 1s.");
        }
        if (migration.replay().lag().isZero()) {
            told.error(
                    path + ".replay.lag",
                    "The target can never be less than nothing behind: it would never catch up.",
                    "Write a time, such as 5s.");
        }
    }
}
