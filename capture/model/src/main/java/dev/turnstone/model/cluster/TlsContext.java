package dev.turnstone.model.cluster;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Builds what the HTTP client needs from a [Tls].
final class TlsContext {
    private TlsContext() {}

    static SSLContext of(Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown(tls), trusted(tls.trust()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new TlsFileException(
                    "TLS cannot be set up: " + e.getMessage(),
                    "Check the certificates and keys that were given.",
                    e);
        }
    }

    static TrustManager @Nullable [] trusted(Tls.Trust trust) throws GeneralSecurityException {
        return switch (trust) {
            case Tls.Trust.Default() -> null;
            case Tls.Trust.Authority(Path pem) -> authority(pem);
            case Tls.Trust.Pinned(String sha256) -> new TrustManager[] {ServerTrust.pinned(sha256)};
            case Tls.Trust.Anybody() -> new TrustManager[] {ServerTrust.anybody()};
        };
    }

    private static TrustManager[] authority(Path pem) throws GeneralSecurityException {
        KeyStore store = KeyStores.empty();
        var certificates = KeyStores.certificates(pem);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority-" + i, certificates.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    static KeyManager @Nullable [] shown(Tls tls) throws GeneralSecurityException {
        if (tls.certificate().isEmpty()) {
            return null;
        }
        return switch (tls.certificate().get()) {
            case Tls.Certificate.Pem pem -> managers(KeyStores.pem(pem), KeyStores.INNER);
            case Tls.Certificate.Pkcs12(Path file, Secret password) ->
                    managers(KeyStores.pkcs12(file, password), password.reveal().toCharArray());
        };
    }

    private static KeyManager[] managers(KeyStore store, char[] password)
            throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
