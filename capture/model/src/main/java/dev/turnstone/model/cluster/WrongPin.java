package dev.turnstone.model.cluster;

import java.security.cert.CertificateException;

/// The server showed another certificate than the pinned one.
final class WrongPin extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final String shown;

    WrongPin(String shown) {
        super("the certificate's SHA-256 is " + shown);
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}
