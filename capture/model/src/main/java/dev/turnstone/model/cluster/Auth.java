package dev.turnstone.model.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Who we are at a cluster. A client certificate is part of [Tls] instead.
public sealed interface Auth {
    Auth NONE = new None();

    /// The whole value of the `Authorization` header where it is the same for every request; empty
    /// where none is sent, or each is signed.
    static Optional<Secret> authorization(Auth auth) {
        return switch (auth) {
            case None _, SigV4 _ -> Optional.empty();
            case Basic(String user, Secret password) -> {
                byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
                yield Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(both)));
            }
            case ApiKey(Secret encoded) -> Optional.of(Secret.of("ApiKey " + encoded.reveal()));
            case Bearer(Secret token) -> Optional.of(Secret.of("Bearer " + token.reveal()));
        };
    }

    /// Nobody in particular.
    record None() implements Auth {}

    record Basic(String user, Secret password) implements Auth {
        public Basic {
            if (user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("user: holds a colon (expected: none)");
            }
        }
    }

    /// The encoded form that Elasticsearch hands out: base64 of `id:key`.
    record ApiKey(Secret encoded) implements Auth {}

    record Bearer(Secret token) implements Auth {}

    /// AWS Signature Version 4; the service is `es` for managed domains and `aoss` for serverless.
    record SigV4(
            String region,
            String service,
            String accessKey,
            Secret secretKey,
            Optional<Secret> sessionToken)
            implements Auth {
        public static final String DOMAIN = "es";

        public static SigV4 of(String region, String accessKey, Secret secretKey) {
            return new SigV4(region, DOMAIN, accessKey, secretKey, Optional.empty());
        }
    }
}
