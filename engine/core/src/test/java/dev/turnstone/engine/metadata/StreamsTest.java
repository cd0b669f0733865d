package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;

import dev.turnstone.engine.metadata.convert.Context;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.engine.metadata.convert.TargetTraits;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Aliases of data streams are not lost without a word. No server here has them.
class StreamsTest {
    private static final Map<String, String> ANSWERS =
            Map.of(
                    "/", "{'version':{'number':'8.11.0'}}",
                    "/_data_stream", "{'data_streams':[{'name':'logs'},{'name':'plain'}]}",
                    "/logs,plain/_alias",
                            "{'logs':{'aliases':{'all-logs':{'filter':{'term':{'a':1}}}}}}");

    @Test
    void thoseOfARunningClusterAreAskedAbout() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String told = ANSWERS.get(exchange.getRequestURI().getPath());
                    byte[] body =
                            (told == null ? "{}" : told.replace('\'', '"'))
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(told == null ? 404 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        var endpoint = ClusterEndpoint.of("http://127.0.0.1:" + server.getAddress().getPort());
        try (ClusterClient client = ClusterClient.open(endpoint)) {
            areAskedAbout(new LiveMetadata(client).read().objects());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void thoseOfASnapshotAreAskedAbout() {
        List<MetadataObject> objects = new ArrayList<>();
        Streams.ofState(
                Json.MAPPER.readTree(
                        """
                        {"data_stream": {"logs": {"name": "logs"}, "plain": {"name": "plain"}},
                         "data_stream_aliases": {"all-logs": {"name": "all-logs",
                           "data_streams": ["logs"], "write_data_stream": "logs"}}}
                        """),
                objects);
        areAskedAbout(objects);
    }

    private static void areAskedAbout(List<MetadataObject> objects) {
        var target = new TargetTraits(new ClusterVersion(Flavour.OPENSEARCH, 3, 1, 0), Set.of());
        var converter =
                new Converter(
                        new Context(
                                new ClusterVersion(Flavour.ELASTICSEARCH, 8, 11, 0),
                                target,
                                SeveralTypes.ASK,
                                Map.of(),
                                Set.of(),
                                Map.of()));
        List<Converted> streams =
                objects.stream()
                        .filter(it -> it.kind() == Kind.DATA_STREAM)
                        .flatMap(it -> converter.convert(it).stream())
                        .toList();
        assertThat(streams).extracting(it -> it.object().name()).containsExactly("logs", "plain");
        assertThat(streams).allMatch(it -> it.object().body().isEmpty());
        assertThat(streams.getFirst().losses())
                .filteredOn(Loss::consent)
                .extracting(Loss::code, Loss::path)
                .containsExactly(tuple("TS-205", "/aliases/all-logs"));
        assertThat(streams.getLast().losses()).noneMatch(Loss::consent);
    }
}
