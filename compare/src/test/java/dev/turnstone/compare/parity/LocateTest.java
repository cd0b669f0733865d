package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.compare.parity.FakeSide.Doc;
import dev.turnstone.model.Revision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/// So many unequal documents that the parts of one spill do not fit into memory.
class LocateTest {
    private static final int DOCUMENTS = 20_000;
    private static final int PER_PART = 10;

    @TempDir Path spill;

    @Test
    void aPartThatIsTooLargeForMemoryIsLaidAsideInPartsOfItsOwn() throws IOException {
        FakeSide source = new FakeSide(1, new Random(1));
        FakeSide target = new FakeSide(1, new Random(2));
        for (int n = 0; n < DOCUMENTS; n++) {
            long version = new Revision(0, 1, n).version();
            source.put(0, new Doc("d" + n, null, 1, n, 1));
            if (n % 4 != 0) {
                target.put(0, new Doc("d" + n, null, 1, n, version));
            }
            target.put(0, new Doc("extra" + n, null, 1, n, version));
        }
        List<Integer> sizes = new ArrayList<>();
        BitSet all = new BitSet();
        all.set(0, Digest.BUCKETS);
        long[] suspects = {0};

        long identical =
                locate(source, target)
                        .run(
                                all,
                                2L * DOCUMENTS,
                                1,
                                1,
                                found -> {
                                    sizes.add(found.size());
                                    suspects[0] += found.size();
                                },
                                twins -> assertThat(twins).isEmpty());

        assertThat(identical).isEqualTo(DOCUMENTS / 4 * 3);
        assertThat(suspects[0]).isEqualTo(DOCUMENTS / 4 + DOCUMENTS);
        assertThat(sizes).allMatch(size -> size <= 2 * 2 * PER_PART);
        try (var left = Files.list(spill)) {
            assertThat(left).isEmpty();
        }
    }

    private Locate locate(FakeSide source, FakeSide target) {
        Comparison comparison =
                new Comparison(
                        Scheme.SEQUENCE,
                        Lineage.since(0),
                        false,
                        SourceShards.SAME,
                        IndexPair.of("i").expected());
        return new Locate(
                new Sides(source, target, comparison, true),
                ParityOptions.DEFAULT.withSpill(spill),
                new Tally(),
                1,
                PER_PART);
    }
}
