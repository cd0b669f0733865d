package dev.turnstone.model.cluster;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Whom we trust behind `https://`, and which certificate we show when asked.
public record Tls(Trust trust, Optional<Certificate> certificate) {
    /// What the Java runtime trusts, no client certificate.
    public static final Tls SYSTEM = new Tls(new Trust.Default(), Optional.empty());

    public static Tls authority(Path pem) {
        return new Tls(new Trust.Authority(pem), Optional.empty());
    }

    public static Tls pinned(String sha256) {
        return new Tls(Trust.Pinned.of(sha256), Optional.empty());
    }

    /// Trusts anybody: passwords and documents can be read and changed on the way.
    public static Tls insecure() {
        return new Tls(new Trust.Anybody(), Optional.empty());
    }

    public Tls withCertificate(Certificate shown) {
        return new Tls(trust, Optional.of(shown));
    }

    /// Which servers are believed.
    public sealed interface Trust {
        /// Those that the Java runtime believes.
        record Default() implements Trust {}

        /// Those whose certificate was issued by an authority in this PEM file.
        record Authority(Path pem) implements Trust {}

        /// Only the one with exactly this certificate; its name and dates are not looked at.
        record Pinned(String sha256) implements Trust {
            private static final int HEX_DIGITS = 64;

            /// Accepts colons and capitals, as `openssl x509 -fingerprint -sha256` prints it.
            static Pinned of(String fingerprint) {
                String hex =
                        fingerprint
                                .replaceFirst("(?i)^sha-?256( fingerprint)?[:= ]+", "")
                                .replace(":", "")
                                .strip()
                                .toLowerCase(Locale.ROOT);
                return new Pinned(hex);
            }

            public Pinned {
                if (sha256.length() != HEX_DIGITS
                        || !sha256.chars().allMatch(HexFormat::isHexDigit)) {
                    throw new IllegalArgumentException(
                            "fingerprint: " + sha256 + " (expected: 64 hexadecimal digits)");
                }
            }
        }

        /// Everybody: only by an explicit flag.
        record Anybody() implements Trust {}
    }

    /// What we show when the cluster wants to see a certificate.
    public sealed interface Certificate {
        /// A chain and its private key, both PEM; the password is that of an encrypted key.
        record Pem(Path chain, Path key, Optional<Secret> password) implements Certificate {}

        record Pkcs12(Path file, Secret password) implements Certificate {}
    }
}
