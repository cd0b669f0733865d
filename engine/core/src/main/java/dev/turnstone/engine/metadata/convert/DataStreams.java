package dev.turnstone.engine.metadata.convert;

import java.util.List;

/// A data stream is made by its name alone; what else is told about it belongs to the source. Its
/// documents stay behind, and so do its aliases; the plan says so.
final class DataStreams implements Rule {
    private static final String ALIASES = "aliases";

    @Override
    public String id() {
        return "data-streams";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.DATA_STREAM) {
            return;
        }
        draft.lost(
                "TS-205",
                "",
                "The stream is made empty: it takes no versions, so that documents of its backing"
                        + " indices are not carried over.");
        for (String alias : draft.body().path(ALIASES).propertyNames()) {
            draft.lostWithConsent(
                    "TS-205",
                    "/" + ALIASES + "/" + alias,
                    "The alias "
                            + alias
                            + " is not made: OpenSearch has none of streams. Clients that ask by it"
                            + " must ask for "
                            + draft.name()
                            + " itself.");
        }
        draft.body().remove(ALIASES);
        for (String name : List.copyOf(draft.body().propertyNames())) {
            draft.body().remove(name);
            draft.changed("TS-154", "/" + name, "The target writes " + name + " by itself.");
        }
    }
}
