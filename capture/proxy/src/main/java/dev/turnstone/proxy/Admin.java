package dev.turnstone.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.Tls;
import dev.turnstone.model.cluster.TlsMaterial;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/// Where operators look and steer: `GET /state`, `GET /metrics`, `POST /hold`, `/release`,
/// `/drain`, `/switch`, `/reload`. Each call runs on a virtual thread of its own and may block.
///
/// The JDK's own small server, and not the proxy's event loops: it answers also while those are
/// stuck, and nothing that comes here can reach the cluster.
public final class Admin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Admin.class);
    private static final Duration SWITCH = Duration.ofSeconds(30);
    private static final int LARGEST_BODY = 64 << 10;

    private final Proxy proxy;
    private final AdminPlan plan;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Admin(Proxy proxy, AdminPlan plan) throws IOException {
        this.proxy = proxy;
        this.plan = plan;
        this.server = server(plan);
    }

    /// Answers from now on.
    public static Admin start(Proxy proxy, AdminPlan plan) {
        try {
            Admin admin = new Admin(proxy, plan);
            admin.server.setExecutor(admin.threads);
            admin.server.createContext("/", admin::handle);
            admin.server.start();
            return admin;
        } catch (IOException e) {
            throw Because.deaf("The proxy's admin endpoint", plan.listen(), e);
        }
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// What is sent back.
    private record Answer(int status, String type, String body) {
        static Answer json(int status, Object value) {
            return new Answer(status, "application/json", Json.MAPPER.writeValueAsString(value));
        }

        static Answer problem(int status, String message, String remedy) {
            return json(status, Map.of("error", message, "remedy", remedy));
        }
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            LOG.debug("An admin call broke", e);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!isAllowed(exchange)) {
            return Answer.problem(
                    401, "The token is missing or wrong.", "Send Authorization: Bearer TOKEN.");
        }
        try {
            return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /state" -> state();
                case "GET /metrics" ->
                        new Answer(200, "text/plain; version=0.0.4", Metrics.text(proxy.state()));
                case "POST /hold" -> done(proxy::hold);
                case "POST /release" -> done(proxy::release);
                case "POST /drain" -> done(proxy::drain);
                case "POST /reload" -> done(proxy::reload);
                case "POST /switch" -> switchTo(exchange.getRequestBody().readNBytes(LARGEST_BODY));
                default ->
                        Answer.problem(
                                404,
                                "There is nothing here.",
                                "GET /state or /metrics; POST /hold, /release, /drain, /switch or"
                                        + " /reload.");
            };
        } catch (TurnstoneException e) {
            return Answer.problem(500, String.valueOf(e.getMessage()), e.remedy());
        } catch (IllegalArgumentException e) {
            return Answer.problem(400, String.valueOf(e.getMessage()), "Correct the request.");
        } catch (RuntimeException | Error e) {
            LOG.error("An admin call failed", e);
            return Answer.problem(500, e.toString(), "Look into the proxy's log.");
        }
    }

    private Answer state() {
        return Answer.json(200, proxy.state());
    }

    private Answer done(Runnable action) {
        action.run();
        return state();
    }

    private Answer switchTo(byte[] body) {
        JsonNode order = Json.MAPPER.readTree(body);
        List<URI> nodes =
                StreamSupport.stream(order.path("upstream").spliterator(), false)
                        .map(node -> URI.create(node.asString()))
                        .toList();
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException(
                    "upstream: none (expected: {\"upstream\": [\"https://host:9200\"]})");
        }
        try {
            boolean isDone =
                    order.path("source").asBoolean(false)
                            ? proxy.switchWithinSource(nodes, SWITCH)
                            : proxy.switchTo(nodes, SWITCH);
            return isDone
                    ? state()
                    : Answer.problem(
                            409,
                            "Requests in flight did not end in "
                                    + SWITCH.toSeconds()
                                    + " s, so everything stays as it was.",
                            "Try again when the source answers faster.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.problem(503, "The proxy is ending.", "Ask another one.");
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        if (plan.token().isEmpty()) {
            return true;
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] wanted = ("Bearer " + plan.token().get().reveal()).getBytes(StandardCharsets.UTF_8);
        return given != null
                && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static HttpServer server(AdminPlan plan) throws IOException {
        if (plan.tls().isEmpty()) {
            return HttpServer.create(plan.listen(), 0);
        }
        HttpsServer secure = HttpsServer.create(plan.listen(), 0);
        ListenTls tls = plan.tls().get();
        try {
            secure.setHttpsConfigurator(new Secured(context(tls), tls.clients()));
            return secure;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext context(ListenTls tls) throws GeneralSecurityException {
        Tls shown = Tls.SYSTEM.withCertificate(tls.certificate());
        TrustManager[] trusted =
                tls.authority()
                        .map(pem -> TlsMaterial.trusted(Tls.authority(pem)))
                        .map(managers -> managers.toArray(TrustManager[]::new))
                        .orElse(null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(TlsMaterial.shown(shown).toArray(KeyManager[]::new), trusted, null);
        return context;
    }

    /// Asks clients for a certificate as the plan says.
    private static final class Secured extends HttpsConfigurator {
        private final ListenTls.Clients clients;

        Secured(SSLContext context, ListenTls.Clients clients) {
            super(context);
            this.clients = clients;
        }

        @Override
        public void configure(HttpsParameters connection) {
            SSLParameters asked = getSSLContext().getDefaultSSLParameters();
            switch (clients) {
                case ANY -> {}
                case MAY_SHOW_CERTIFICATE -> asked.setWantClientAuth(true);
                case MUST_SHOW_CERTIFICATE -> asked.setNeedClientAuth(true);
            }
            connection.setSSLParameters(asked);
        }
    }
}
