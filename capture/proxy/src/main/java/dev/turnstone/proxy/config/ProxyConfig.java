package dev.turnstone.proxy.config;

import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.model.cluster.Tls;
import dev.turnstone.proxy.AdminPlan;
import dev.turnstone.proxy.CanaryPlan;
import dev.turnstone.proxy.ListenTls;
import dev.turnstone.proxy.ListenTls.Clients;
import dev.turnstone.proxy.PassageLimits;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.proxy.ProxyPlan.Listening;
import dev.turnstone.proxy.ProxyPlan.Source;
import dev.turnstone.proxy.RecordingFilter;
import dev.turnstone.proxy.RecordingPlan;
import dev.turnstone.proxy.Redaction;
import dev.turnstone.proxy.WhenFull;
import dev.turnstone.proxy.loops.LoopPlan;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A proxy's configuration as docs/proxy.md tells it.
public record ProxyConfig(
        ProxyPlan plan, Optional<AdminPlan> admin, LogPlace log, Optional<CanaryPlan> canary) {
    private static final String[] FIELDS = {
        "name",
        "listen",
        "upstream",
        "log",
        "segments",
        "kafka",
        "whenFull",
        "waitAtMost",
        "tls",
        "upstreamTls",
        "refuseUpgrades",
        "record",
        "answerLimit",
        "redact",
        "limits",
        "admin",
        "canary",
        "threads",
        "bindThreads"
    };

    private static final Duration WAIT = Duration.ofSeconds(10);

    public static ProxyConfig read(Path file) {
        try {
            return of(Files.readString(file), file.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw ConfigException.unreadable(file, e);
        }
    }

    /// A plain proxy from the few things that the command line names.
    public static ProxyConfig of(
            String listen, List<String> upstream, String log, @Nullable String admin) {
        ObjectNode tree = Json.MAPPER.createObjectNode().put("listen", listen).put("log", log);
        upstream.forEach(tree.putArray("upstream")::add);
        if (admin != null) {
            tree.putObject("admin").put("listen", admin);
        }
        return of(tree.toString(), Path.of(""));
    }

    /// Files in it are named from this folder.
    static ProxyConfig of(String json, Path folder) {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw ConfigException.noJson(e);
        }
        Section root = new Section("", tree, FIELDS);
        ProxyPlan plan =
                new ProxyPlan(
                        root.text("name").orElse("proxy"),
                        new Listening(
                                Addresses.of(root, "listen"),
                                root.section("tls", TlsSections.LISTEN)
                                        .map(tls -> TlsSections.listen(tls, folder))),
                        new Source(
                                upstream(root),
                                root.section("upstreamTls", TlsSections.SOURCE)
                                        .map(tls -> TlsSections.towardsSource(tls, folder))
                                        .orElse(Tls.SYSTEM)),
                        root.flag("refuseUpgrades"),
                        recording(root, folder),
                        root.section(
                                        "limits",
                                        "requestHead",
                                        "answerHead",
                                        "pipelined",
                                        "head",
                                        "stall",
                                        "hold",
                                        "linger",
                                        "connect")
                                .map(ProxyConfig::limits)
                                .orElse(PassageLimits.DEFAULT),
                        new LoopPlan(
                                root.number("threads", 0, 0, 256), root.flag("bindThreads", true)));
        Optional<AdminPlan> admin =
                root.section("admin", "listen", "tls", "tokenFile")
                        .map(part -> admin(part, folder));
        LogPlace log = LogSections.place(root, folder);
        Optional<CanaryPlan> canary =
                root.section("canary", "every", "index", "authorizationFile")
                        .map(part -> canary(part, plan, folder));
        return new ProxyConfig(plan, admin, log, canary);
    }

    private static RecordingPlan recording(Section root, Path folder) {
        return new RecordingPlan(
                whenFull(root),
                root.section("record", "methods", "paths", "notPaths", "indices", "notIndices")
                        .map(ProxyConfig::filter)
                        .orElse(RecordingFilter.ALL),
                root.bytes("answerLimit", RecordingPlan.ANSWER_LIMIT),
                redaction(root.section("redact", "headers", "bodyFields", "keyFile"), folder),
                RecordingPlan.MEMORY);
    }

    /// Nodes of a cluster as they are given: `http://host:port` or `https://host:port`.
    private static List<URI> upstream(Section root) {
        List<URI> nodes =
                root.texts("upstream").stream().map(text -> Addresses.node(root, text)).toList();
        if (nodes.isEmpty()) {
            throw root.wrong("upstream", "missing (expected: a list of http://host:port)");
        }
        return nodes;
    }

    private static WhenFull whenFull(Section root) {
        Duration wait = root.duration("waitAtMost", WAIT);
        String name = root.text("whenFull").orElse("pass-and-mark-gap");
        return switch (name) {
            case "pass-and-mark-gap" -> new WhenFull.PassAndMarkGap();
            case "wait" -> new WhenFull.Wait(wait);
            case "refuse-writes" -> new WhenFull.RefuseWrites();
            default ->
                    throw root.wrong(
                            "whenFull",
                            name + " (expected: pass-and-mark-gap, wait or refuse-writes)");
        };
    }

    private static RecordingFilter filter(Section record) {
        RecordingFilter filter =
                new RecordingFilter(
                        new HashSet<>(record.texts("methods")),
                        record.text("paths").map(RecordingFilter::wildcard),
                        record.text("notPaths").map(RecordingFilter::wildcard),
                        patterns(record.texts("indices")),
                        patterns(record.texts("notIndices")));
        return filter;
    }

    private static List<Pattern> patterns(List<String> texts) {
        return texts.stream().map(RecordingFilter::wildcard).toList();
    }

    private static Redaction redaction(Optional<Section> given, Path folder) {
        if (given.isEmpty()) {
            return new Redaction(RedactionKey.random(), List.of(), Set.of());
        }
        Section redact = given.get();
        byte[] key =
                redact.text("keyFile")
                        .map(file -> secret(folder, file).reveal().getBytes(StandardCharsets.UTF_8))
                        .orElseGet(RedactionKey::random);
        Redaction redaction =
                new Redaction(
                        key, redact.texts("headers"), new HashSet<>(redact.texts("bodyFields")));
        return redaction;
    }

    private static PassageLimits limits(Section limits) {
        PassageLimits usual = PassageLimits.DEFAULT;
        PassageLimits given =
                new PassageLimits(
                        (int)
                                limits.bytes(
                                        "requestHead",
                                        usual.largestRequestHead(),
                                        1 << 10,
                                        1 << 24),
                        (int)
                                limits.bytes(
                                        "answerHead", usual.largestAnswerHead(), 1 << 10, 1 << 24),
                        limits.number("pipelined", usual.mostPipelined(), 1, 100_000),
                        limits.duration("head", usual.head()),
                        limits.duration("stall", usual.stall()),
                        limits.duration("hold", usual.hold()),
                        limits.duration("linger", usual.linger()),
                        limits.duration("connect", usual.connect()));
        return given;
    }

    private static AdminPlan admin(Section admin, Path folder) {
        InetSocketAddress listen = Addresses.of(admin, "listen");
        Optional<ListenTls> secured =
                admin.section("tls", TlsSections.LISTEN)
                        .map(tls -> TlsSections.listen(tls, folder));
        Optional<Secret> token = admin.text("tokenFile").map(file -> secret(folder, file));
        try {
            return new AdminPlan(listen, secured, token);
        } catch (IllegalArgumentException e) {
            throw admin.wrong("listen", String.valueOf(e.getMessage()));
        }
    }

    private static CanaryPlan canary(Section canary, ProxyPlan plan, Path folder) {
        if (plan.listening()
                .tls()
                .map(ListenTls::clients)
                .filter(Clients.MUST_SHOW_CERTIFICATE::equals)
                .isPresent()) {
            throw canary.wrong(
                    "every",
                    "canaries show no certificate, and tls.clientCertificateRequired is true");
        }
        Duration every = canary.duration("every", CanaryPlan.USUAL);
        try {
            return CanaryPlan.of(
                    every,
                    canary.text("index").orElse(CanaryPlan.indexOf(plan.name())),
                    canary.text("authorizationFile").map(file -> secret(folder, file)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("canary", String.valueOf(e.getMessage()));
        }
    }

    static Secret secret(Path folder, String file) {
        return SecretSource.file(folder.resolve(file))
                .find(file)
                .orElseThrow(() -> new ConfigException(file, "holds no secret"));
    }
}
