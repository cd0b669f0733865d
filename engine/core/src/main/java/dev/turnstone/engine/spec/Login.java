package dev.turnstone.engine.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.turnstone.engine.spec.shape.Entry;

import java.util.Optional;

/// Who we are at a cluster. Where no secret is named, it is `TURNSTONE_<NAME>_SECRET` of the
/// environment, with the cluster's name in the spec.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Login {

    /// Nobody in particular.
    @JsonTypeName("none")
    record None() implements Login {}

    /// A user and a password.
    @JsonTypeName("basic")
    record Basic(
            @Entry(
                            about = "The user's name.",
                            pattern = "[^:]+",
                            expected = "a name without a colon")
                    String user,
            @Entry(about = "Where the password is.") Optional<SecretRef> secret)
            implements Login {}

    /// An API key, in the encoded form that Elasticsearch hands out.
    @JsonTypeName("apikey")
    record ApiKey(@Entry(about = "Where the key is.") Optional<SecretRef> secret)
            implements Login {}

    /// A bearer token.
    @JsonTypeName("bearer")
    record Bearer(@Entry(about = "Where the token is.") Optional<SecretRef> secret)
            implements Login {}

    /// AWS Signature Version 4.
    @JsonTypeName("sigv4")
    record SigV4(
            @Entry(
                            about = "The region, such as eu-central-1.",
                            pattern = "[a-z0-9-]+",
                            expected = "a region, such as eu-central-1")
                    String region,
            @Entry(
                            about = "es for managed domains, aoss for serverless collections.",
                            usual = "\"es\"",
                            pattern = "(es|aoss)",
                            expected = "es or aoss")
                    String service,
            @Entry(about = "Where the access key is.", usual = "\"env:AWS_ACCESS_KEY_ID\"")
                    SecretRef accessKey,
            @Entry(about = "Where the secret key is.", usual = "\"env:AWS_SECRET_ACCESS_KEY\"")
                    SecretRef secretKey,
            @Entry(about = "Where the session's token is, for keys that need one.")
                    Optional<SecretRef> sessionToken)
            implements Login {}
}
