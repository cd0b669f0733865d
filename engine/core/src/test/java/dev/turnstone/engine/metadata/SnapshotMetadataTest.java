package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.snapshot.SnapshotCatalog;
import dev.turnstone.documents.snapshot.SnapshotRepository;
import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.engine.metadata.convert.TargetTraits;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A snapshot tells the same as the cluster that took it, once both are converted.
@RealServers
class SnapshotMetadataTest {
    @Test
    void elasticsearch7(@Elasticsearch("7.10.2") SearchServer es) {
        Rest source = Rest.at(es.url());
        source.put(
                "/_component_template/base",
                "{\"template\":{\"mappings\":{\"properties\":{\"l\":{\"type\":\"keyword\"}}}}}");
        source.put(
                "/_index_template/logs",
                "{\"index_patterns\":[\"logs-*\"],\"composed_of\":[\"base\"],\"template\":{\"settings\":{\"number_of_shards\":2}}}");
        source.put(
                "/_template/old",
                "{\"index_patterns\":[\"old-*\"],\"order\":2,\"mappings\":{\"properties\":{\"a\":{\"type\":\"date\"}}}}");
        compare(source, es, "{\"properties\":{\"n\":{\"type\":\"text\"}}}");
    }

    @Test
    void elasticsearch6(@Elasticsearch("6.8.23") SearchServer es) {
        Rest source = Rest.at(es.url());
        source.put(
                "/_template/old",
                "{\"index_patterns\":[\"old-*\"],\"order\":2,\"mappings\":{\"doc\":{\"properties\":{\"a\":{\"type\":\"date\"}}}}}");
        compare(source, es, "{\"doc\":{\"properties\":{\"n\":{\"type\":\"text\"}}}}");
    }

    private static void compare(Rest source, SearchServer es, String mappings) {
        source.put(
                "/birds",
                "{\"settings\":{\"number_of_shards\":3},\"aliases\":{\"all\":{\"filter\":{\"term\":{\"n\":\"x\"}}}},\"mappings\":"
                        + mappings
                        + "}");
        source.put(
                "/_ingest/pipeline/p",
                "{\"processors\":[{\"set\":{\"field\":\"a\",\"value\":1}}]}");
        source.put("/_scripts/s", "{\"script\":{\"lang\":\"painless\",\"source\":\"1\"}}");
        source.put(
                "/_snapshot/here",
                "{\"type\":\"fs\",\"settings\":{\"location\":\"" + es.snapshots() + "\"}}");
        source.put("/_snapshot/here/one?wait_for_completion=true", "");
        ClusterVersion version = source.client().version();
        var snapshot = SnapshotCatalog.open(SnapshotRepository.folder(es.snapshots())).newest();
        List<MetadataObject> live = converted(new LiveMetadata(source.client()).read());
        List<MetadataObject> stored = converted(SnapshotMetadata.of(snapshot).read());
        assertThat(SnapshotMetadata.of(snapshot).version()).isEqualTo(version);
        assertThat(stored)
                .extracting(MetadataObject::key)
                .containsExactlyInAnyOrderElementsOf(
                        live.stream().map(MetadataObject::key).toList());
        for (MetadataObject object : live) {
            MetadataObject same =
                    stored.stream()
                            .filter(it -> it.key().equals(object.key()))
                            .findFirst()
                            .orElseThrow();
            assertThat(Differences.between(object, same)).as("%s / %s", object, same).isEmpty();
        }
    }

    private static List<MetadataObject> converted(ClusterMetadata metadata) {
        TargetTraits target =
                new TargetTraits(new ClusterVersion(Flavour.OPENSEARCH, 3, 1, 0), Set.of());
        Converter converter =
                new Converter(
                        new Context(
                                metadata.version(),
                                target,
                                SeveralTypes.ASK,
                                Map.of(),
                                Set.of(),
                                Map.of()));
        return metadata.objects().stream()
                .flatMap(object -> converter.convert(object).stream())
                .map(it -> it.object())
                .toList();
    }
}
