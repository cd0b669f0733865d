package dev.turnstone.compare.parity;

import dev.turnstone.compare.parity.ParityProgress.Phase;
import dev.turnstone.model.TurnstoneException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Proves one index: digest, locate, settle, sample, and whether the histories stood still. Used
/// for one check and by one thread; the work inside runs side by side.
final class IndexCheck {
    private static final int PASSES = 3;

    private final IndexPair pair;
    private final Side source;
    private final Side target;
    private final ParityOptions options;
    private final Tally tally;
    private final Consumer<List<Difference>> differences;
    private final SecureRandom random = new SecureRandom();
    private final Instant started;
    private int passes;

    IndexCheck(
            IndexPair pair,
            Side source,
            Side target,
            ParityOptions options,
            Tally tally,
            Consumer<List<Difference>> differences) {
        this.pair = pair;
        this.source = source;
        this.target = target;
        this.options = options;
        this.tally = tally;
        this.differences = differences;
        this.started = options.time().instant();
    }

    /// What one pass found, before anyone looked whether the histories stood still meanwhile.
    /// `addsUp` unless the source stood still and yet listed other documents than it had.
    private record Pass(
            ParityCounts counts,
            List<Difference> all,
            SampleResult sample,
            boolean byContent,
            boolean addsUp) {}

    IndexParity run() {
        boolean byContent = pair.scheme() == Scheme.CONTENT || pair.foreignWrites().isPresent();
        Optional<Parity.NotProvable> obstacle = Optional.empty();
        while (passes++ < PASSES) {
            SideState sourceBefore = source.state();
            SideState targetBefore = target.state();
            obstacle = obstacle(sourceBefore);
            if (obstacle.isPresent()) {
                return outcome(nothing(byContent), obstacle.get(), sourceBefore, targetBefore);
            }
            Pass pass;
            try {
                pass = pass(sourceBefore, targetBefore, byContent);
            } catch (TurnstoneException e) {
                // A shard that moved away ends its scan; a second look tells whether it is well.
                if (passes == PASSES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                continue;
            }
            if (pass.sample().different() > 0 && !byContent) {
                // Chance found one where revisions are equal: then only contents prove anything.
                byContent = true;
                passes--;
                continue;
            }
            obstacle =
                    new Stillness(source, sourceBefore, options)
                            .obstacle()
                            .or(() -> new Stillness(target, targetBefore, options).obstacle());
            if (obstacle.isEmpty()) {
                return outcome(pass, verdict(pass), sourceBefore, targetBefore);
            }
        }
        return outcome(nothing(byContent), obstacle.orElseThrow(), source.state(), target.state());
    }

    private Pass pass(SideState sourceBefore, SideState targetBefore, boolean byContent) {
        boolean sameLayout = sourceBefore.routing().equals(targetBefore.routing());
        SourceShards placed =
                sameLayout ? SourceShards.SAME : SourceShards.of(sourceBefore.routing());
        Comparison comparison =
                new Comparison(pair.scheme(), pair.lineage(), byContent, placed, pair.expected());
        Sides sides = new Sides(source, target, comparison, sameLayout);
        int sourceShards = sourceBefore.shards().size();
        int targetShards = targetBefore.shards().size();
        long seed = random.nextLong();
        sides.refresh();
        tally.enter(Phase.DIGEST, -1);
        DigestPass.Result digests =
                new DigestPass(sides, options, tally, seed).run(sourceShards, targetShards);
        BitSet unequal = digests.source().unequal(digests.target());
        long listed = digests.source().documentsIn(unequal);
        Found found = new Found(sides, digests.source().documents() - listed);
        if (!unequal.isEmpty()) {
            tally.enter(Phase.LOCATE, listed);
            Settle settle = new Settle(sides, options);
            sides.refresh();
            long matched =
                    new Locate(sides, options, tally, seed)
                            .run(
                                    unequal,
                                    Math.max(listed, digests.target().documentsIn(unequal)),
                                    sourceShards,
                                    targetShards,
                                    suspects -> found.add(settle.settle(suspects)),
                                    found::addTwins);
            found.counts = found.counts.plusIdentical(matched);
        }
        boolean addsUp =
                pair.scheme() != Scheme.SEQUENCE
                        || source.state().writes() != sourceBefore.writes()
                        || found.counts.documents() == digests.source().documents();
        tally.enter(Phase.SAMPLE, digests.sample().size());
        SampleResult sample = new SampleCheck(sides, pair.expected()).run(digests.sample());
        return new Pass(found.counts, found.examples, sample, byContent, addsUp);
    }

    /// Adds up what was settled; keeps some of it.
    private final class Found {
        private final Sides sides;
        private ParityCounts counts;
        private final List<Difference> examples = new ArrayList<>();

        Found(Sides sides, long identical) {
            this.sides = sides;
            counts = ParityCounts.NONE.plusIdentical(identical);
        }

        void addTwins(List<Seen> twins) {
            add(twins.stream().map(Difference::twin).toList());
        }

        void add(Settle.Settled settled) {
            counts = counts.plusIdentical(settled.identical()).plusInFlight(settled.inFlight());
            add(settled.differences());
        }

        private void add(List<Difference> settled) {
            for (Difference difference : settled) {
                counts = counts.plusOne(difference.kind());
                if (examples.size() < options.examples()) {
                    examples.add(explained(sides, difference));
                }
            }
            differences.accept(settled);
        }
    }

    /// Says where the contents part, which takes the bodies.
    private Difference explained(Sides sides, Difference difference) {
        if (difference.kind() != Difference.Kind.DIFFERENT) {
            return difference;
        }
        List<String> notes = new ArrayList<>();
        new Contents(sides, pair.expected())
                .read(
                        List.of(new Seen.Key(difference.shard(), difference.id())),
                        read -> read.difference().ifPresent(notes::add));
        return difference.withNote(String.join("", notes));
    }

    private Optional<Parity.NotProvable> obstacle(SideState sourceState) {
        for (Map.Entry<Integer, String> known : pair.lineage().histories().entrySet()) {
            int shard = known.getKey();
            if (shard >= sourceState.shards().size()
                    || !sourceState
                            .shards()
                            .get(shard)
                            .checkpoints()
                            .historyUuid()
                            .equals(known.getValue())) {
                return Optional.of(
                        new Parity.NotProvable(
                                "The history of shard "
                                        + shard
                                        + " of "
                                        + source.name()
                                        + " is not the one that the target was filled from.",
                                "Run sync: it raises the epoch of the index and brings what the source"
                                        + " holds now. Then verify again."));
            }
        }
        return Optional.empty();
    }

    private static Pass nothing(boolean byContent) {
        return new Pass(ParityCounts.NONE, List.of(), SampleResult.NONE, byContent, true);
    }

    private static Parity verdict(Pass pass) {
        ParityCounts counts = pass.counts();
        if (counts.broken() > 0 || pass.sample().different() > 0) {
            return new Parity.Broken();
        }
        if (!pass.addsUp()) {
            return new Parity.NotProvable(
                    "The counts do not add up: what was listed is not what was counted, though the"
                            + " source stood still.",
                    "Check again; if it stays so, report it.");
        }
        return counts.inFlight() == 0
                ? new Parity.Proven()
                : new Parity.NotProvable(
                        counts.inFlight()
                                + " documents were still being written when patience ended; "
                                + counts.identical()
                                + " are the same.",
                        "Check again when there is less traffic, or with more patience.");
    }

    private IndexParity outcome(
            Pass pass, Parity parity, SideState sourceBefore, SideState targetBefore) {
        Evidence evidence =
                new Evidence(
                        started,
                        options.time().instant(),
                        sourceBefore.indexUuid(),
                        targetBefore.indexUuid(),
                        sourceBefore.shards(),
                        pass.byContent(),
                        pass.sample(),
                        Math.min(passes, PASSES));
        tally.enter(Phase.DONE, -1);
        return new IndexParity(
                pair.source(), pair.target(), parity, pass.counts(), pass.all(), evidence);
    }
}
