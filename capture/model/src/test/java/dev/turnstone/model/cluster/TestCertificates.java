package dev.turnstone.model.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Certificates made by the JDK's keytool in a folder of the test.
final class TestCertificates {
    static final String PASSWORD = "changeit";

    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /// A key store with a key and a self-signed certificate.
    Path store(String name, String subjectAlternative, String... more) throws Exception {
        Path store = folder.resolve(name + ".p12");
        generate(store, name, subjectAlternative, more);
        return store;
    }

    /// The same, but issued by an authority of its own and no longer valid.
    Path expired(String name, String subjectAlternative) throws Exception {
        Path store = store("issuer", "dns:issuer");
        generate(
                store,
                name,
                subjectAlternative,
                "-signer",
                "issuer",
                "-startdate",
                "-10d",
                "-validity",
                "5");
        KeyStore keys = load(store);
        keys.deleteEntry("issuer");
        try (var out = Files.newOutputStream(store)) {
            keys.store(out, PASSWORD.toCharArray());
        }
        return store;
    }

    Path issuerPem(Path store) throws Exception {
        KeyStore keys = load(store);
        var chain = keys.getCertificateChain(keys.aliases().nextElement());
        return write(store + ".issuer.pem", "CERTIFICATE", chain[1].getEncoded());
    }

    private static void generate(Path store, String name, String subjectAlternative, String... more)
            throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=" + subjectAlternative,
                                "-ext",
                                "bc:c",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString()));
        command.addAll(Arrays.asList(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    Certificate certificate(Path store) throws Exception {
        KeyStore keys = load(store);
        return keys.getCertificate(keys.aliases().nextElement());
    }

    Path pem(Path store) throws Exception {
        return write(store + ".pem", "CERTIFICATE", certificate(store).getEncoded());
    }

    Path keyPem(Path store) throws Exception {
        KeyStore keys = load(store);
        var key = keys.getKey(keys.aliases().nextElement(), PASSWORD.toCharArray());
        return write(store + ".key", "PRIVATE KEY", key.getEncoded());
    }

    ServerSocketFactory server(Path store) throws Exception {
        return context(store, store).getServerSocketFactory();
    }

    /// A server that wants to see a certificate of `client`.
    ServerSocketFactory serverThatAsks(Path store, Path client) throws Exception {
        return new Asking(context(store, client).getServerSocketFactory());
    }

    private static SSLContext context(Path store, Path trusted) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(store), PASSWORD.toCharArray());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        KeyStore clients = load(trusted);
        authorities.setCertificateEntry(
                "client", clients.getCertificate(clients.aliases().nextElement()));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Path write(String file, String kind, byte[] der) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                Path.of(file),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static final class Asking extends ServerSocketFactory {
        private final SSLServerSocketFactory inner;

        Asking(SSLServerSocketFactory inner) {
            this.inner = inner;
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return asking(inner.createServerSocket(port));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return asking(inner.createServerSocket(port, backlog));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress at)
                throws IOException {
            return asking(inner.createServerSocket(port, backlog, at));
        }

        private static ServerSocket asking(ServerSocket socket) {
            ((SSLServerSocket) socket).setNeedClientAuth(true);
            return socket;
        }
    }
}
