package dev.turnstone.proxy.config;

import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.Tls;
import dev.turnstone.proxy.ListenTls;
import dev.turnstone.proxy.ListenTls.Clients;

import java.nio.file.Path;
import java.util.Optional;

/// What the configuration says about certificates.
final class TlsSections {
    static final String[] LISTEN = {
        "certificate",
        "key",
        "pkcs12",
        "passwordFile",
        "clientAuthority",
        "clientCertificateRequired"
    };
    static final String[] SOURCE = {
        "certificate", "key", "pkcs12", "passwordFile", "authority", "pin", "insecure"
    };

    private TlsSections() {}

    static ListenTls listen(Section tls, Path folder) {
        Tls.Certificate certificate =
                certificate(tls, folder)
                        .orElseThrow(() -> tls.wrong("certificate", "missing (or pkcs12)"));
        Optional<Path> authority = tls.text("clientAuthority").map(folder::resolve);
        boolean isRequired = tls.flag("clientCertificateRequired");
        if (authority.isEmpty()) {
            if (isRequired) {
                throw tls.wrong(
                        "clientCertificateRequired",
                        "true, and nothing says whose certificates (expected: clientAuthority as"
                                + " well)");
            }
            return new ListenTls(certificate, authority, Clients.ANY);
        }
        return new ListenTls(
                certificate,
                authority,
                isRequired ? Clients.MUST_SHOW_CERTIFICATE : Clients.MAY_SHOW_CERTIFICATE);
    }

    static Tls towardsSource(Section tls, Path folder) {
        Optional<Path> authority = tls.text("authority").map(folder::resolve);
        Optional<String> pin = tls.text("pin");
        boolean isInsecure = tls.flag("insecure");
        Optional<Tls.Certificate> shown = certificate(tls, folder);
        Tls trusting =
                isInsecure
                        ? Tls.insecure()
                        : pin.map(Tls::pinned)
                                .or(() -> authority.map(Tls::authority))
                                .orElse(Tls.SYSTEM);
        return shown.map(trusting::withCertificate).orElse(trusting);
    }

    private static Optional<Tls.Certificate> certificate(Section tls, Path folder) {
        Optional<Secret> password =
                tls.text("passwordFile").map(file -> ProxyConfig.secret(folder, file));
        Optional<String> pkcs12 = tls.text("pkcs12");
        Optional<String> chain = tls.text("certificate");
        Optional<String> key = tls.text("key");
        if (pkcs12.isPresent()) {
            Secret secret =
                    password.orElseThrow(() -> tls.wrong("passwordFile", "missing for pkcs12"));
            return Optional.of(new Tls.Certificate.Pkcs12(folder.resolve(pkcs12.get()), secret));
        }
        return chain.map(
                pem ->
                        new Tls.Certificate.Pem(
                                folder.resolve(pem), folder.resolve(key.orElse(pem)), password));
    }
}
