package dev.turnstone.model.cluster;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes a server by its own certificate alone. Being an *extended* trust manager, it also
/// replaces the check of the server's name.
final class ServerTrust extends X509ExtendedTrustManager {
    private final Check check;

    private ServerTrust(Check check) {
        this.check = check;
    }

    static ServerTrust anybody() {
        return new ServerTrust(_ -> {});
    }

    static ServerTrust pinned(String sha256) {
        return new ServerTrust(
                certificate -> {
                    String shown = Sha256.of(certificate.getEncoded());
                    if (!shown.equals(sha256)) {
                        throw new WrongPin(shown);
                    }
                });
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check.check(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check.check(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check.check(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("no client is trusted here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @FunctionalInterface
    private interface Check {
        void check(X509Certificate certificate) throws CertificateException;
    }
}
