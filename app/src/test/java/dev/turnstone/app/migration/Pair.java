package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Arrays;

/// A source and a target, both wiped, and what an attacker does to them by plain requests.
record Pair(ClusterClient source, ClusterClient target, Path snapshots, Turnstone turnstone)
        implements AutoCloseable {

    static Pair of(SearchServer source, SearchServer target, Path home) {
        source.wipe();
        target.wipe();
        return of(source.url(), source.snapshots(), target.url(), home);
    }

    static Pair of(String source, Path snapshots, String target, Path home) {
        return new Pair(
                ClusterClient.open(ClusterEndpoint.of(source)),
                ClusterClient.open(ClusterEndpoint.of(target)),
                snapshots.resolve(home.getFileName()),
                new Turnstone(home));
    }

    /// Writes documents to the source: their numbers are their ids and the value of the field.
    Pair fill(String index, int from, int to, String field) {
        StringBuilder lines = new StringBuilder();
        for (int n = from; n < to; n++) {
            lines.append("{\"index\":{\"_id\":\"")
                    .append(n)
                    .append("\"}}\n{\"")
                    .append(field)
                    .append("\":")
                    .append(n)
                    .append("}\n");
        }
        JsonNode answer =
                source.json(
                        ClusterRequest.convergentBulk(
                                "/" + index + "/_bulk?refresh=true", Body.of(lines.toString())));
        assertThat(answer.path("errors").asBoolean(true)).as("%s", answer).isFalse();
        return this;
    }

    Pair create(String index, int shards) {
        source.json(
                ClusterRequest.put(
                        "/" + index,
                        "{\"settings\":{\"number_of_shards\":"
                                + shards
                                + ",\"number_of_replicas\":0}}"));
        return this;
    }

    Pair metadata() {
        run("metadata", "apply", "--consent").done();
        return this;
    }

    /// Runs a command on both sides.
    Turnstone.Ended run(String... command) {
        return turnstone.run(with(command, "--source", sourceUrl(), "--target", targetUrl()));
    }

    /// The same for a command that keeps nothing.
    Turnstone.Ended runHomeless(String... command) {
        return turnstone.runHomeless(
                with(command, "--source", sourceUrl(), "--target", targetUrl()));
    }

    Turnstone.Ended backfill(Path repository, String... more) {
        String[] command = with(new String[] {"backfill"}, more);
        return turnstone.run(
                with(command, "--snapshot", repository.toString(), "--target", targetUrl()));
    }

    static String[] with(String[] command, String... more) {
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }

    /// Snapshots the source under this name; the folder is a repository.
    Path snapshot(String name, String indices) {
        source.json(
                ClusterRequest.put(
                        "/_snapshot/attack",
                        "{\"type\":\"fs\",\"settings\":{\"location\":\"" + snapshots + "\"}}"));
        JsonNode answer =
                source.json(
                        ClusterRequest.put(
                                "/_snapshot/attack/" + name + "?wait_for_completion=true",
                                "{\"include_global_state\":false,\"indices\":\""
                                        + indices
                                        + "\"}"));
        assertThat(answer.path("snapshot").path("state").asString("")).isEqualTo("SUCCESS");
        return snapshots;
    }

    /// Puts the index of the source back to how the snapshot has it: the same index, older numbers.
    void rewind(String name, String index) {
        source.json(ClusterRequest.post("/" + index + "/_close", ""));
        source.json(
                ClusterRequest.post(
                        "/_snapshot/attack/" + name + "/_restore?wait_for_completion=true",
                        "{\"include_global_state\":false,\"indices\":\"" + index + "\"}"));
        source.json(ClusterRequest.ask("/" + index + "/_open", ""));
        green(source, index);
    }

    static void green(ClusterClient client, String index) {
        client.json(
                ClusterRequest.get(
                        "/_cluster/health/" + index + "?wait_for_status=green&timeout=120s"));
    }

    void requireProven(long documents) {
        Turnstone.Ended proof = run("verify").done();
        assertThat(proof.json().path("parity").asString()).isEqualTo("proven");
        assertThat(proof.number("identical")).as("%s", proof.json()).isEqualTo(documents);
    }

    /// The target differs, or cannot be judged: `parity` is the word for it.
    Turnstone.Ended requireParity(String parity) {
        Turnstone.Ended proof = run("verify");
        assertThat(proof.exit()).isEqualTo(1);
        assertThat(proof.json().path("parity").asString("")).as("%s", proof).isEqualTo(parity);
        return proof;
    }

    /// The field of a document on the target, empty where there is none.
    String onTarget(String index, String id, String field) {
        return target.find(ClusterRequest.get("/" + index + "/_doc/" + id))
                .map(found -> found.path("_source").path(field).asString(""))
                .orElse("");
    }

    long countOnTarget(String index) {
        target.json(ClusterRequest.ask("/" + index + "/_refresh", ""));
        return target.json(ClusterRequest.get("/" + index + "/_count")).path("count").asLong();
    }

    String sourceUrl() {
        return source.endpoint().uri().toString();
    }

    String targetUrl() {
        return target.endpoint().uri().toString();
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
