package dev.turnstone.model.cluster;

import java.security.GeneralSecurityException;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/// What a [Tls] holds, read from its files, for those who speak TLS by other means than our client.
public final class TlsMaterial {
    private TlsMaterial() {}

    /// Who is trusted; empty means whom the Java runtime trusts.
    public static List<TrustManager> trusted(Tls tls) {
        try {
            TrustManager[] trusted = TlsContext.trusted(tls.trust());
            return trusted == null ? List.of() : List.of(trusted);
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /// The certificate and key that are shown; empty when there are none.
    public static List<KeyManager> shown(Tls tls) {
        try {
            KeyManager[] shown = TlsContext.shown(tls);
            return shown == null ? List.of() : List.of(shown);
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static TlsFileException unusable(GeneralSecurityException e) {
        return new TlsFileException(
                "TLS cannot be set up: " + e.getMessage(),
                "Check the certificates and keys that were given.",
                e);
    }
}
