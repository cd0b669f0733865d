package dev.turnstone.compare.parity;

import java.nio.file.Path;
import java.time.InstantSource;

/// How a check goes about its work. `sample` documents are compared by content as well; `examples`
/// differences of an index are kept for the report; `spill` is where documents of unequal buckets
/// are laid aside.
public record ParityOptions(
        Patience patience,
        int sample,
        int shardsAtOnce,
        int examples,
        Path spill,
        InstantSource time) {
    public static final ParityOptions DEFAULT =
            new ParityOptions(
                    Patience.DEFAULT,
                    1_000,
                    4,
                    100,
                    Path.of(System.getProperty("java.io.tmpdir")),
                    InstantSource.system());

    public ParityOptions withPatience(Patience other) {
        return new ParityOptions(other, sample, shardsAtOnce, examples, spill, time);
    }

    public ParityOptions withSample(int documents) {
        return new ParityOptions(patience, documents, shardsAtOnce, examples, spill, time);
    }

    public ParityOptions withSpill(Path directory) {
        return new ParityOptions(patience, sample, shardsAtOnce, examples, directory, time);
    }

    public ParityOptions withShardsAtOnce(int shards) {
        return new ParityOptions(patience, sample, shards, examples, spill, time);
    }
}
