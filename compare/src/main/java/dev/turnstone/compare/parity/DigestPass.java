package dev.turnstone.compare.parity;

import dev.turnstone.model.TurnstoneException;

import java.util.List;
import java.util.concurrent.Callable;

/// Streams both sides once and adds up their digests, shards side by side, in constant memory.
final class DigestPass {
    private static final int TRIES = 3;

    private final Sides sides;
    private final ParityOptions options;
    private final Tally tally;
    private final long seed;

    DigestPass(Sides sides, ParityOptions options, Tally tally, long seed) {
        this.sides = sides;
        this.options = options;
        this.tally = tally;
        this.seed = seed;
    }

    /// Both digests, and the documents that chance chose for the sample.
    record Result(Digest source, Digest target, List<Sample.Chosen> sample) {}

    private record Part(Digest digest, Sample sample) {}

    Result run(int sourceShards, int targetShards) {
        List<List<Part>> both =
                ShardTasks.all(
                        List.<Callable<List<Part>>>of(
                                () -> parts(true, sourceShards), () -> parts(false, targetShards)));
        Sample sample = new Sample(options.sample());
        both.getFirst().forEach(part -> sample.add(part.sample()));
        return new Result(sum(both.getFirst()), sum(both.getLast()), sample.documents());
    }

    /// One side alone, for measuring: how many documents it read.
    long side(boolean ofSource, int shards) {
        return sum(parts(ofSource, shards)).documents();
    }

    private List<Part> parts(boolean ofSource, int shards) {
        return ShardTasks.run(
                shards, options.shardsAtOnce(), shard -> withRetries(ofSource, shard));
    }

    private Part withRetries(boolean ofSource, int shard) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return part(ofSource, shard);
            } catch (TurnstoneException e) {
                if (left == 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                side(ofSource).state();
            }
        }
    }

    private Part part(boolean ofSource, int shard) {
        Comparison.Reading reading =
                ofSource ? sides.comparison().ofSource() : sides.comparison().ofTarget();
        Wanted wanted =
                ofSource
                        ? sides.comparison().wantedOfSource()
                        : sides.comparison().wantedOfTarget();
        DocumentHash hash = new DocumentHash(seed);
        Digest digest = new Digest();
        Sample sample = new Sample(ofSource ? options.sample() : 0);
        side(ofSource)
                .scan(
                        shard,
                        wanted,
                        (scanned, hit) -> {
                            hash.id(hit.id);
                            int place = reading.shard(scanned, hit);
                            hash.addTo(digest, place, reading.token(place, hit));
                            sample.offer(hash.order(), place, hit);
                            tally.read(ofSource, 1);
                        });
        return new Part(digest, sample);
    }

    private Side side(boolean ofSource) {
        return ofSource ? sides.source() : sides.target();
    }

    private static Digest sum(List<Part> parts) {
        Digest sum = new Digest();
        parts.forEach(part -> sum.add(part.digest()));
        return sum;
    }
}
