package dev.turnstone.model.cluster;

import static java.util.stream.Collectors.joining;

import dev.turnstone.model.FileTrouble;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads certificates and keys from files into key stores in memory.
final class KeyStores {
    /// Protects nothing: the store never leaves the memory.
    static final char[] INNER = {};

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private KeyStores() {}

    static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, INNER);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty store reads nothing", e);
        }
    }

    static KeyStore pem(Tls.Certificate.Pem pem) throws GeneralSecurityException {
        List<Certificate> chain = certificates(pem.chain());
        PrivateKey key = PemKey.read(pem.key(), pem.password());
        KeyStore store = empty();
        store.setKeyEntry("client", key, INNER, chain.toArray(Certificate[]::new));
        return store;
    }

    static KeyStore pkcs12(Path file, Secret password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new ByteArrayInputStream(bytes(file))) {
            store.load(in, password.reveal().toCharArray());
            return store;
        } catch (IOException e) {
            throw new TlsFileException(
                    "The PKCS#12 file " + file + " cannot be opened.",
                    "Check its password and that it is a PKCS#12 file.",
                    e);
        }
    }

    static List<Certificate> certificates(Path pem) {
        try {
            var found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(blocks(pem)));
            if (!found.isEmpty()) {
                return List.copyOf(found);
            }
        } catch (CertificateException e) {
            throw noCertificates(pem, e);
        }
        throw noCertificates(pem, null);
    }

    /// The certificates alone: many files hold their key as well.
    private static byte[] blocks(Path pem) {
        byte[] all = bytes(pem);
        String text = new String(all, StandardCharsets.ISO_8859_1);
        String found = BLOCK.matcher(text).results().map(MatchResult::group).collect(joining("\n"));
        return found.isEmpty() ? all : found.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsFileException(
                    "The file " + file + " cannot be read: " + FileTrouble.of(e) + ".",
                    "Check the path and that you may read the file.",
                    e);
        }
    }

    private static TlsFileException noCertificates(Path pem, @Nullable Exception cause) {
        return new TlsFileException(
                "The file " + pem + " holds no readable certificate.",
                "Name a PEM file with BEGIN CERTIFICATE in it.",
                cause);
    }
}
