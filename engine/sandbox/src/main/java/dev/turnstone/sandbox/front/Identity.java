package dev.turnstone.sandbox.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A private key with the certificate for it and the one that signed that.
public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {
    /// Writes key and certificates as one PEM file, as curl's `--cert` takes it.
    public void writePem(Path file) {
        try {
            Files.writeString(
                    file,
                    pem("CERTIFICATE", encoded(certificate))
                            + pem("CERTIFICATE", encoded(issuer))
                            + pem("PRIVATE KEY", key.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A PKCS #12 key store that holds the key under the alias `identity`.
    public KeyStore keyStore(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("identity", key, password, new Certificate[] {certificate, issuer});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS #12", e);
        }
    }

    KeyManager[] keyManagers() {
        try {
            char[] password = "unused".toCharArray();
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keyStore(password), password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has a key manager", e);
        }
    }

    static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, lines.encodeToString(content), kind);
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate was decoded before", e);
        }
    }
}
