package dev.turnstone.engine.spec;

import dev.turnstone.model.cluster.Auth;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.Limits;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.model.cluster.Tls;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Makes endpoints of declared clusters: the only place where secrets are looked up.
public final class Endpoints {
    private final SecretSource environment;

    public Endpoints(SecretSource environment) {
        this.environment = environment;
    }

    /// Where the cluster of this name is. Throws a sentence with a remedy where its secret or a
    /// file is missing.
    public ClusterEndpoint of(String name, Cluster cluster) {
        return ClusterEndpoint.of(cluster.url().replace(" ", ""))
                .withAuth(auth(name, cluster.auth()))
                .withTls(tls(name, cluster.tls()))
                .withLimits(limits(cluster.limits()));
    }

    /// The variable that holds a cluster's secret where the spec names no other.
    public static SecretRef usualSecret(String name) {
        return SecretRef.of(
                "env:TURNSTONE_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET");
    }

    private Auth auth(String name, Login login) {
        return switch (login) {
            case Login.None() -> Auth.NONE;
            case Login.Basic(String user, Optional<SecretRef> secret) ->
                    new Auth.Basic(user, secret(name, secret));
            case Login.ApiKey(Optional<SecretRef> secret) -> new Auth.ApiKey(secret(name, secret));
            case Login.Bearer(Optional<SecretRef> secret) -> new Auth.Bearer(secret(name, secret));
            case Login.SigV4 aws ->
                    new Auth.SigV4(
                            aws.region(),
                            aws.service(),
                            aws.accessKey().resolve(environment).reveal(),
                            aws.secretKey().resolve(environment),
                            aws.sessionToken().map(token -> token.resolve(environment)));
        };
    }

    private Secret secret(String name, Optional<SecretRef> declared) {
        return declared.orElseGet(() -> usualSecret(name)).resolve(environment);
    }

    private Tls tls(String name, Trust trust) {
        Tls tls =
                trust.insecure()
                        ? Tls.insecure()
                        : trust.fingerprint()
                                .map(Tls::pinned)
                                .or(() -> trust.ca().map(Path::of).map(Tls::authority))
                                .orElse(Tls.SYSTEM);
        return trust.certificate()
                .map(certificate -> tls.withCertificate(shown(name, certificate)))
                .orElse(tls);
    }

    private Tls.Certificate shown(String name, Trust.Certificate certificate) {
        Path file = Path.of(certificate.file());
        String ending = certificate.file().toLowerCase(Locale.ROOT);
        if (ending.endsWith(".p12") || ending.endsWith(".pfx")) {
            return new Tls.Certificate.Pkcs12(file, secret(name, certificate.secret()));
        }
        return new Tls.Certificate.Pem(
                file,
                certificate.key().map(Path::of).orElse(file),
                certificate.secret().map(secret -> secret.resolve(environment)));
    }

    private static Limits limits(Pace pace) {
        Limits limits =
                Limits.DEFAULT
                        .withConcurrency(pace.concurrency())
                        .withTimeouts(pace.connect(), pace.answer());
        return pace.requestsPerSecond().map(limits::withRequestsPerSecond).orElse(limits);
    }
}
