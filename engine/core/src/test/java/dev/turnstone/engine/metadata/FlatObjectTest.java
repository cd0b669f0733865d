package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the target finds in a field that was `flattened` on the source.
@RealServers
class FlatObjectTest {
    /// The free builds of Elasticsearch have no such fields, so that what the source answers is
    /// known from its documentation alone.
    @Test
    void flattenedFieldsAreFoundByTheirKeys(@OpenSearch("3") SearchServer os) {
        os.wipe();
        Rest target = Rest.at(os.url());
        Converter converter =
                new Converter(
                        new Context(
                                new ClusterVersion(Flavour.ELASTICSEARCH, 7, 17, 0),
                                TargetReader.traits(new Reading(target.client())),
                                SeveralTypes.ASK,
                                Map.of(),
                                Set.of(),
                                Map.of()));
        var body =
                (ObjectNode)
                        Json.MAPPER.readTree(
                                "{\"mappings\":{\"properties\":{\"labels\":{\"type\":\"flattened\","
                                        + "\"ignore_above\":100}}}}");
        Converted converted =
                converter.convert(new MetadataObject(Kind.INDEX, "flat", body)).getFirst();
        assertThat(converted.losses()).anyMatch(Loss::consent);
        target.put("/flat", converted.object().body().toString());
        target.put(
                "/flat/_doc/1?refresh=true", "{\"labels\":{\"app\":\"a\",\"of\":{\"x\":\"y\"}}}");
        target.put("/flat/_doc/2?refresh=true", "{\"labels\":{\"app\":\"b\",\"other\":[1,\"y\"]}}");

        assertThat(found(target, "{'term':{'labels.app':'a'}}")).containsExactly("1");
        assertThat(found(target, "{'term':{'labels.of.x':'y'}}")).containsExactly("1");
        assertThat(found(target, "{'terms':{'labels.other':['y','z']}}")).containsExactly("2");
        assertThat(found(target, "{'term':{'labels':'y'}}")).containsExactly("1", "2");
        assertThat(found(target, "{'prefix':{'labels.app':'b'}}")).containsExactly("2");
        assertThat(found(target, "{'exists':{'field':'labels.other'}}")).containsExactly("2");
        assertThat(found(target, "{'bool':{'must_not':{'term':{'labels.app':'a'}}}}"))
                .containsExactly("2");
    }

    private static List<String> found(Rest rest, String query) {
        String body = "{\"query\":" + query.replace('\'', '"') + "}";
        return rest.client()
                .json(ClusterRequest.ask("/flat/_search", body))
                .at("/hits/hits")
                .valueStream()
                .map(hit -> hit.path("_id").asString(""))
                .sorted()
                .toList();
    }
}
