package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// Programs work through the proxy unchanged, and what is recorded is what they did.
@RealServers
class ProgramClientsTest {
    private static final String JSON = "-HContent-Type: application/json";
    private static final String NODE_CLIENT = "@opensearch-project/opensearch@3.9.0";

    @TempDir private Path folder;

    @Test
    void curlWorksUnchanged(@Elasticsearch("7.10.2") SearchServer server) throws Exception {
        Assumptions.assumeTrue(isThere("curl"), "curl is not installed");
        try (ClientStage stage = new ClientStage(server)) {
            String at = stage.url();
            assertThat(curl("-I", at + "/curl")).startsWith("HTTP/1.1 404 ");
            curl("-XPUT", JSON, "-d", "{\"n\":1}", at + "/curl/_doc/1");
            assertThat(curl("-I", at + "/curl/_doc/1")).startsWith("HTTP/1.1 200 ");
            assertThat(curl(at + "/curl/_doc/1")).contains("\"_source\":{\"n\":1}");
            Path bulk = Files.writeString(folder.resolve("bulk"), ClientStage.bulk("curl"));
            curl("-XPOST", JSON, "--data-binary", "@" + bulk, at + "/_bulk");
            curl("-XPOST", at + "/curl/_refresh");
            assertThat(curl("-XPOST", at + "/curl/_search")).contains("\"_id\":\"3\"");
            String first = curl("-XPOST", JSON, "-d{\"size\":1}", at + "/curl/_search?scroll=1m");
            String scroll = first.replaceAll("(?s).*\"_scroll_id\":\"([^\"]+)\".*", "$1");
            String again = "{\"scroll\":\"1m\",\"scroll_id\":\"" + scroll + "\"}";
            assertThat(curl("-XPOST", JSON, "-d", again, at + "/_search/scroll")).contains("hits");
            String gone = "{\"scroll_id\":\"" + scroll + "\"}";
            curl("-XDELETE", JSON, "-d", gone, at + "/_search/scroll");
            curl("-XDELETE", at + "/curl/_doc/1");
            assertThat(curl(at + "/curl/_doc/nothing")).contains("\"found\":false");
            compressed(at);
            stage.assertRecorded(14);
            stage.assertUsual("curl", 12);
            assertThat(stage.bulk()).isEqualTo(ClientStage.bulk("curl"));
            stage.assertCompressed("curl");
            assertThat(stage.header("PUT /curl/_doc/4 201", "transfer-encoding"))
                    .isEqualTo("chunked");
        }
    }

    @Test
    void theNodeClientWorksUnchanged(@Elasticsearch("7.10.2") SearchServer server)
            throws Exception {
        Assumptions.assumeTrue(isThere("node") && isThere("npm"), "node and npm are not installed");
        try (InputStream script =
                requireNonNull(ProgramClientsTest.class.getResourceAsStream("clients/client.js"))) {
            Files.copy(script, folder.resolve("client.js"));
        }
        Assumptions.assumeTrue(
                exit("npm", "install", "--no-audit", "--no-fund", NODE_CLIENT) == 0,
                "npm cannot install the client here");
        try (ClientStage stage = new ClientStage(server)) {
            assertThat(run("node", "client.js", stage.url()).lines())
                    .containsExactly("404 200 1 3 1 404", "2000");
            stage.assertRecorded(14);
            stage.assertUsual("node", 1);
            assertThat(stage.bulk()).isEqualTo(ClientStage.bulk("node"));
            stage.assertCompressed("node");
        }
    }

    /// Compressed and in chunks; then read over the same connection.
    private void compressed(String at) throws IOException, InterruptedException {
        Path zipped = folder.resolve("zipped");
        try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(ClientStage.large().getBytes(StandardCharsets.UTF_8));
        }
        String file = "@" + zipped;
        String encoding = "-HContent-Encoding: gzip";
        String chunked = "-HTransfer-Encoding: chunked";
        String url = at + "/curl/_doc/4";
        String get = "--compressed";
        assertThat(
                        curl(
                                "-XPUT",
                                JSON,
                                encoding,
                                chunked,
                                "--data-binary",
                                file,
                                url,
                                "--next",
                                "-sS",
                                get,
                                url))
                .contains(ClientStage.large());
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String curl(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 4];
        List.of("curl", "-sS", "-m", "60").toArray(command);
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        return run(command);
    }

    private int exit(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private Process start(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        return process;
    }
}
