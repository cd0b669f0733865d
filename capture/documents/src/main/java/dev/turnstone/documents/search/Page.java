package dev.turnstone.documents.search;

import java.util.List;
import java.util.function.Predicate;

/// One answer to a search. `total` counts all that match, also beyond the page.
public record Page(
        String scrollId,
        boolean timedOut,
        int asked,
        int shards,
        int failed,
        String failure,
        long total,
        List<Hit> hits,
        long bytes) {

    /// The same answer without these documents.
    public Page without(Predicate<Hit> unwanted) {
        List<Hit> left = hits.stream().filter(unwanted.negate()).toList();
        return new Page(scrollId, timedOut, asked, shards, failed, failure, total, left, bytes);
    }

    /// False where the answer lacks something, whatever its status says.
    public boolean isWhole() {
        return !timedOut && failed == 0 && shards > 0 && shards == asked;
    }

    /// What is wrong with an answer that is not whole.
    public String trouble() {
        if (timedOut) {
            return "the search timed out";
        }
        if (failed > 0) {
            return failed + " of " + asked + " shards failed: " + failure;
        }
        return shards + " of " + asked + " shards answered";
    }
}
