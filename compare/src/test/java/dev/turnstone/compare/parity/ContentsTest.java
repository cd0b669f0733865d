package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.compare.parity.FakeSide.Doc;
import dev.turnstone.model.Revision;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ContentsTest {
    @Test
    void largeDocumentsAreHeldAFewAtATimeAndEachIsReadOnce() {
        FakeSide source = new FakeSide(1, new Random(1));
        FakeSide target = new FakeSide(1, new Random(2));
        String large = "{\"t\":\"" + "x".repeat(1 << 20) + "\"}";
        source.body(large);
        target.body(large);
        List<Seen.Key> keys = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            source.put(0, new Doc("d" + i, null, 1, i, 1));
            target.put(0, new Doc("d" + i, null, 1, i, new Revision(0, 1, i).version()));
            keys.add(new Seen.Key(0, "d" + i));
        }
        Comparison comparison =
                new Comparison(
                        Scheme.SEQUENCE,
                        Lineage.since(0),
                        false,
                        SourceShards.SAME,
                        ExpectedContent.UNCHANGED);
        List<Seen.Key> read = new ArrayList<>();

        new Contents(new Sides(source, target, comparison, true), ExpectedContent.UNCHANGED)
                .read(
                        keys,
                        pair -> {
                            assertThat(pair.isWhole()).isTrue();
                            assertThat((long) source.lastAsked() * 2 * large.length())
                                    .isLessThanOrEqualTo(HeldBytes.MOST);
                            read.add(pair.key());
                        });

        assertThat(read).containsExactlyInAnyOrderElementsOf(keys);
    }
}
