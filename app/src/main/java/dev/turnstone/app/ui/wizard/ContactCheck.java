package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.spec.Cluster;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.engine.spec.SpecFeedback;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.live.LiveFeedback;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges one cluster of a draft, whatever is missing elsewhere in it: first what is written, then
/// what the cluster itself says. Blocking.
final class ContactCheck {
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final String NOWHERE = "http://nowhere.invalid:9200";
    private static final String STATS =
            "/_cluster/stats?filter_path=cluster_name,status,indices.count,indices.docs.count,"
                    + "indices.store.size_in_bytes,nodes.count.total";

    private final Endpoints endpoints;

    ContactCheck(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    Contact contact(Side side, String yaml) {
        Draft draft = new Draft();
        draft.take(yaml);
        String name = draft.clusterName(side);
        SpecReading alone = Specs.read(alone(side, name, draft).toString());
        String path = side.field() + "." + name;
        List<Problem> written =
                Stream.concat(
                                alone.feedback().problems().stream()
                                        .filter(each -> each.path().startsWith(path)),
                                side == Side.TARGET ? meeting(yaml) : Stream.empty())
                        .toList();
        Optional<Cluster> cluster = alone.spec().map(spec -> cluster(spec, side, name));
        if (cluster.isEmpty()) {
            return new Contact(Optional.empty(), written);
        }
        Spec only =
                new Spec(
                        1,
                        Optional.empty(),
                        side == Side.SOURCE ? Map.of(name, cluster.get()) : Map.of(),
                        side == Side.TARGET ? Map.of(name, cluster.get()) : Map.of(),
                        Map.of());
        SpecFeedback told =
                new LiveFeedback(endpoints, DEADLINE)
                        .check(
                                new SpecReading(
                                        Optional.of(only),
                                        new SpecFeedback(written),
                                        Optional.empty()));
        return new Contact(
                told.isClear() ? facts(name, cluster.get()) : Optional.empty(), told.problems());
    }

    /// A spec that holds this cluster, and another that is never asked.
    private static ObjectNode alone(Side side, String name, Draft draft) {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        JsonNode written = draft.node(side.field() + "." + name);
        spec.putObject(side.field())
                .set(name, written.isObject() ? written : Json.MAPPER.createObjectNode());
        spec.putObject(side.other().field())
                .putObject(side.other().usualName())
                .put("url", NOWHERE);
        return spec;
    }

    /// What is wrong with both clusters together: that they are one.
    private static Stream<Problem> meeting(String yaml) {
        return SpecEdit.of(yaml).stream()
                .flatMap(edit -> edit.reading().feedback().problems().stream())
                .filter(each -> each.path().matches("migrations\\.[^.]+\\.to\\b.*"));
    }

    private static Cluster cluster(Spec spec, Side side, String name) {
        return side == Side.SOURCE ? spec.source(name) : spec.target(name);
    }

    private Optional<Contact.Facts> facts(String name, Cluster cluster) {
        try (ClusterClient client = ClusterClient.open(endpoints.of(name, cluster))) {
            JsonNode stats = client.json(ClusterRequest.get(STATS));
            JsonNode indices = stats.path("indices");
            return Optional.of(
                    new Contact.Facts(
                            client.version(),
                            stats.path("cluster_name").asString(""),
                            stats.path("status").asString(""),
                            stats.path("nodes").path("count").path("total").asLong(-1),
                            indices.path("count").asLong(-1),
                            indices.path("docs").path("count").asLong(-1),
                            indices.path("store").path("size_in_bytes").asLong(-1)));
        } catch (TurnstoneException e) {
            // It answered a moment ago; who it is can be told at the next question.
            return Optional.empty();
        }
    }
}
