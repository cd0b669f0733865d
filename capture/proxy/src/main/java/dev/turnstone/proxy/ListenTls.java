package dev.turnstone.proxy;

import dev.turnstone.model.cluster.Tls;

import io.netty.handler.ssl.ClientAuth;

import java.nio.file.Path;
import java.util.Optional;

/// The certificate that clients are shown, and whether they must show one of an authority.
public record ListenTls(Tls.Certificate certificate, Optional<Path> authority, Clients clients) {
    /// Whether clients must show a certificate.
    public enum Clients {
        ANY,
        MAY_SHOW_CERTIFICATE,
        MUST_SHOW_CERTIFICATE;

        ClientAuth auth() {
            return switch (this) {
                case ANY -> ClientAuth.NONE;
                case MAY_SHOW_CERTIFICATE -> ClientAuth.OPTIONAL;
                case MUST_SHOW_CERTIFICATE -> ClientAuth.REQUIRE;
            };
        }
    }
}
