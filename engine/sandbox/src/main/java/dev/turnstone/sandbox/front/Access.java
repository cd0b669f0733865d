package dev.turnstone.sandbox.front;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Who may pass the front.
public sealed interface Access {
    /// Everybody.
    record Anyone() implements Access {}

    /// Who knows user and password.
    record Basic(String user, String password) implements Access {}

    /// Who sends this key, already encoded, as `Authorization: ApiKey ...`.
    record ApiKey(String encoded) implements Access {}

    /// Who sends this token as `Authorization: Bearer ...`.
    record Bearer(String token) implements Access {}

    /// Who has a certificate of the front's authority.
    record ClientCertificate() implements Access {}

    /// The `Authorization` header that a request must carry, or null if none is asked for.
    default @Nullable String authorization() {
        return switch (this) {
            case Anyone _, ClientCertificate _ -> null;
            case Basic basic ->
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (basic.user() + ":" + basic.password())
                                                    .getBytes(StandardCharsets.UTF_8));
            case ApiKey key -> "ApiKey " + key.encoded();
            case Bearer bearer -> "Bearer " + bearer.token();
        };
    }

    /// How a refusal asks for what is missing.
    default String challenge() {
        return switch (this) {
            case ApiKey _ -> "ApiKey";
            case Bearer _ -> "Bearer realm=\"sandbox\"";
            case Anyone _, Basic _, ClientCertificate _ -> "Basic realm=\"sandbox\"";
        };
    }
}
