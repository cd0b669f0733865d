package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

import java.util.Optional;

/// Whom we trust behind `https://`, and which certificate we show.
public record Trust(
        @Entry(about = "PEM file of the authority that issued the cluster's certificate.")
                Optional<String> ca,
        @Entry(
                        about = "SHA-256 fingerprint of the only certificate that is trusted.",
                        pattern = "[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}",
                        expected = "64 hexadecimal digits, with or without colons")
                Optional<String> fingerprint,
        @Entry(
                        about =
                                "Trust any certificate. Passwords and documents can then be read"
                                        + " and changed on the way.",
                        usual = "false")
                boolean insecure,
        @Entry(about = "What we show when the cluster wants to see a certificate.")
                Optional<Certificate> certificate) {

    /// A client certificate: PEM, or PKCS 12 by a name that ends with .p12 or .pfx.
    public record Certificate(
            @Entry(about = "The certificate's file: PEM, .p12 or .pfx.") String file,
            @Entry(about = "The private key's PEM file, where it is not in the same file.")
                    Optional<String> key,
            @Entry(about = "Where the key's password is.") Optional<SecretRef> secret) {}
}
