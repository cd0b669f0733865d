package dev.turnstone.sandbox.front;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority for one test or sandbox; its key lives in memory only. Immutable.
public final class CertificateAuthority {
    private static final Duration VALID = Duration.ofDays(30);
    private static final String NAME = "Turnstone sandbox CA";

    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /// Makes a new one.
    public static CertificateAuthority create() {
        KeyPair keys = keys();
        return new CertificateAuthority(
                keys.getPrivate(),
                sign(NAME, keys.getPublic(), keys.getPrivate(), Extensions.authority()));
    }

    /// The certificate that clients have to trust.
    public X509Certificate certificate() {
        return certificate;
    }

    /// Writes the certificate that clients have to trust as a PEM file.
    public void writePem(Path file) {
        try {
            Files.writeString(file, Identity.pem("CERTIFICATE", Identity.encoded(certificate)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An identity for a server on loopback (`localhost`, `127.0.0.1`, `::1`).
    public Identity server() {
        return issue("localhost", Extensions.server());
    }

    /// An identity for a client of that name.
    public Identity client(String name) {
        return issue(name, Extensions.client());
    }

    /// A TLS context that trusts this authority only, and says who it is if asked.
    public SSLContext context(@Nullable Identity identity) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", certificate);
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            KeyManager[] keys = identity == null ? new KeyManager[0] : identity.keyManagers();
            TrustManager[] trust = factory.getTrustManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private Identity issue(String name, byte[] extensions) {
        KeyPair keys = keys();
        X509Certificate issued = sign(name, keys.getPublic(), key, extensions);
        return new Identity(
                keys.getPrivate(), /* certificate= */ issued, /* issuer= */ certificate);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static X509Certificate sign(
            String subject, PublicKey of, PrivateKey by, byte[] extensions) {
        byte[] algorithm = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
        Instant now = Instant.now();
        byte[] content =
                Der.sequence(
                        Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(120, new SecureRandom()).add(BigInteger.ONE)),
                        algorithm,
                        name(NAME),
                        Der.sequence(
                                Der.time(now.minus(Duration.ofHours(1))),
                                Der.time(now.plus(VALID))),
                        name(subject),
                        of.getEncoded(),
                        Der.tagged(0xa3, extensions));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by);
            signature.update(content);
            byte[] signed = Der.sequence(content, algorithm, Der.bits(0, signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with ECDSA", e);
        }
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
    }
}
