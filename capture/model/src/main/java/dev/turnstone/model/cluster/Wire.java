package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Puts single requests on the wire, without any retry of its own or of the JDK's.
final class Wire implements AutoCloseable {
    static {
        // By this property the JDK would send any POST again whose connection broke.
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
    }

    private final HttpClient http;
    private final Credentials credentials;
    private final ClusterEndpoint endpoint;

    Wire(ClusterEndpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.credentials = new Credentials(endpoint.auth(), clock);
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(endpoint.limits().connect());
        if (isTls(endpoint)) {
            builder.sslContext(TlsContext.of(endpoint.tls()));
        }
        this.http = builder.build();
    }

    RawAnswer exchange(URI node, ClusterRequest request) throws IOException, InterruptedException {
        URI address = credentials.address(URI.create(node + request.path()));
        boolean compress = request.length() > endpoint.compression().requestsAbove();
        List<Body> parts = compress ? List.of(compressed(request)) : request.parts();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address)
                        .timeout(endpoint.limits().answer())
                        .method(request.method(), publisher(parts, request.repeatable()));
        if (!parts.isEmpty()) {
            builder.setHeader("Content-Type", request.contentType());
        }
        if (compress) {
            builder.setHeader("Content-Encoding", "gzip");
        }
        if (endpoint.compression().answers()) {
            builder.setHeader("Accept-Encoding", "gzip");
        }
        credentials.headers(request.method(), address, parts).forEach(builder::setHeader);
        return new RawAnswer(
                http.send(builder.build(), _ -> new AnswerStream(endpoint.limits().answer())));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static HttpRequest.BodyPublisher publisher(List<Body> parts, boolean repeatable) {
        long length = 0;
        for (Body part : parts) {
            length += part.length();
        }
        return length == 0
                ? BodyPublishers.noBody()
                : new PartsPublisher(parts, length, repeatable);
    }

    private static Body compressed(ClusterRequest request) throws IOException {
        var out = new ByteArrayOutputStream(1 << 16);
        try (var gzip = new FastGzip(out)) {
            for (Body part : request.parts()) {
                gzip.write(part.array(), part.offset(), part.length());
            }
        }
        return Body.of(out.toByteArray());
    }

    private static boolean isTls(ClusterEndpoint endpoint) {
        return endpoint.nodes().stream().anyMatch(n -> "https".equalsIgnoreCase(n.getScheme()));
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
