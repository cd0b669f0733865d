package dev.turnstone.app.cli;

import dev.turnstone.model.cluster.Auth;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.model.cluster.Tls;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What the command line says of one cluster, made into an endpoint. Secrets come from elsewhere.
record ClusterArguments(
        String side,
        String url,
        @Nullable String auth,
        @Nullable Path authority,
        @Nullable Path secretFile,
        boolean insecure) {

    private static final String BASIC = "basic:";
    private static final String SIGV4 = "sigv4:";
    private static final String CERTIFICATE = "cert:";

    ClusterEndpoint endpoint(SecretSource secrets) {
        try {
            return ClusterEndpoint.of(url).withAuth(who(secrets)).withTls(trust(secrets));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--" + side + ": " + e.getMessage());
        }
    }

    /// The variable that holds this side's password, key or token.
    String secretName() {
        return "TURNSTONE_" + side.toUpperCase(Locale.ROOT) + "_SECRET";
    }

    private Auth who(SecretSource secrets) {
        if (auth == null || auth.startsWith(CERTIFICATE)) {
            return Auth.NONE;
        }
        if (auth.startsWith(BASIC)) {
            return new Auth.Basic(auth.substring(BASIC.length()), secret(secrets));
        }
        if (auth.startsWith(SIGV4)) {
            return signed(auth.substring(SIGV4.length()), secrets);
        }
        return switch (auth) {
            case "apikey" -> new Auth.ApiKey(secret(secrets));
            case "bearer" -> new Auth.Bearer(secret(secrets));
            default ->
                    throw new WrongUsage(
                            "--%s-auth: %s (expected: basic:USER, apikey, bearer, sigv4:REGION or cert:FILE)"
                                    .formatted(side, auth));
        };
    }

    private static Auth signed(String region, SecretSource secrets) {
        return new Auth.SigV4(
                region,
                Auth.SigV4.DOMAIN,
                needed(secrets, "AWS_ACCESS_KEY_ID").reveal(),
                needed(secrets, "AWS_SECRET_ACCESS_KEY"),
                secrets.find("AWS_SESSION_TOKEN"));
    }

    private Tls trust(SecretSource secrets) {
        Tls tls =
                insecure
                        ? Tls.insecure()
                        : authority == null ? Tls.SYSTEM : Tls.authority(authority);
        if (auth == null || !auth.startsWith(CERTIFICATE)) {
            return tls;
        }
        Path file = Path.of(auth.substring(CERTIFICATE.length()));
        Optional<Secret> password = secretSource(secrets).find(secretName());
        String name = file.toString().toLowerCase(Locale.ROOT);
        return tls.withCertificate(
                name.endsWith(".p12") || name.endsWith(".pfx")
                        ? new Tls.Certificate.Pkcs12(file, secret(secrets))
                        : new Tls.Certificate.Pem(file, file, password));
    }

    private Secret secret(SecretSource secrets) {
        return needed(secretSource(secrets), secretName());
    }

    private SecretSource secretSource(SecretSource secrets) {
        return secretFile == null ? secrets : SecretSource.file(secretFile);
    }

    private static Secret needed(SecretSource secrets, String name) {
        return secrets.find(name)
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        name
                                                + ": not set (expected: the secret, in the environment"
                                                + " or in the file that --source-secret-file or"
                                                + " --target-secret-file names)"));
    }
}
