package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

@RealServers
class OldSourceParityTest {
    private static final String INDEX = "birds";

    @Test
    void aSourceWithoutSequenceNumbersIsProvenByIdsAndContents(
            @Elasticsearch("5.6") SearchServer from, @OpenSearch("3") SearchServer to) {
        try (Cluster source = Cluster.at(from.url());
                Cluster target = Cluster.at(to.url())) {
            source.put("/" + INDEX, "{\"settings\":{\"number_of_shards\":2}}");
            target.create(INDEX, 2);
            for (int i = 0; i < 200; i++) {
                source.put("/" + INDEX + "/bird/" + i, "{\"n\":" + i + ",\"x\":1.50}");
                target.put("/" + INDEX + "/_doc/" + i, "{\"x\":1.5, \"n\":" + i + "}");
            }
            BrokenAndRepaired proof = new BrokenAndRepaired(source, target);
            IndexPair pair = IndexPair.of(INDEX).withScheme(Scheme.CONTENT);
            IndexParity proven = proof.check(pair);
            assertThat(proven.parity()).isEqualTo(new Parity.Proven());
            assertThat(proven.counts().identical()).isEqualTo(200);
            target.put("/" + INDEX + "/_doc/7", "{\"n\":8,\"x\":1.5}");
            target.delete("/" + INDEX + "/_doc/9");
            IndexParity broken = proof.check(pair);
            assertThat(broken.counts().different()).isEqualTo(1);
            assertThat(broken.counts().missing()).isEqualTo(1);
            assertThat(broken.examples())
                    .extracting(Difference::note)
                    .anyMatch(note -> note.startsWith("/n: 7 on the source, 8 on the target"));
        }
    }
}
