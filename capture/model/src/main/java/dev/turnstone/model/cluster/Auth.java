package dev.turnstone.model.cluster;

import java.util.Optional;

/// Who we are at a cluster. A client certificate is part of [Tls] instead.
public sealed interface Auth {
    Auth NONE = new None();

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
