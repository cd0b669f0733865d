package dev.turnstone.model.cluster;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.zip.ZipException;

import javax.net.ssl.SSLException;

/// Finds out from an exception what kept an answer from coming.
final class Diagnosis {
    private Diagnosis() {}

    static Trouble of(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return Trouble.CONNECT_TIMED_OUT;
        }
        if (e instanceof HttpTimeoutException) {
            return Trouble.ANSWER_TIMED_OUT;
        }
        if (find(e, UnresolvedAddressException.class).isPresent()
                || find(e, UnknownHostException.class).isPresent()) {
            return Trouble.UNKNOWN_HOST;
        }
        if (e instanceof ConnectException) {
            return Trouble.CONNECTION_REFUSED;
        }
        if (e instanceof RawAnswer.TooLarge) {
            return Trouble.TOO_LARGE;
        }
        if (e instanceof ProtocolException || e instanceof ZipException || isGarbage(e)) {
            return Trouble.GARBAGE;
        }
        return find(e, SSLException.class).isPresent() ? ofTls(e) : Trouble.CONNECTION_LOST;
    }

    /// True where the request was certainly not carried out, because no byte of it was sent.
    static boolean isBeforeSending(Trouble trouble) {
        return switch (trouble) {
            case UNKNOWN_HOST,
                    CONNECTION_REFUSED,
                    CONNECT_TIMED_OUT,
                    PLAIN_PORT,
                    UNTRUSTED_CERTIFICATE,
                    EXPIRED_CERTIFICATE,
                    WRONG_HOST_NAME,
                    WRONG_PIN ->
                    true;
            default -> false;
        };
    }

    /// True where another try may succeed without anybody doing something about it.
    static boolean mayPass(Trouble trouble) {
        return switch (trouble) {
            case UNKNOWN_HOST,
                    CONNECTION_REFUSED,
                    CONNECT_TIMED_OUT,
                    ANSWER_TIMED_OUT,
                    CONNECTION_LOST,
                    OTHER ->
                    true;
            default -> false;
        };
    }

    private static Trouble ofTls(IOException e) {
        if (find(e, WrongPin.class).isPresent()) {
            return Trouble.WRONG_PIN;
        }
        if (find(e, CertificateExpiredException.class).isPresent()
                || find(e, CertificateNotYetValidException.class).isPresent()) {
            return Trouble.EXPIRED_CERTIFICATE;
        }
        String said = messages(e);
        if (said.contains("Unsupported or unrecognized SSL message")) {
            return Trouble.PLAIN_PORT;
        }
        if (said.contains("certificate_required")
                || said.contains("bad_certificate")
                || said.contains("alert: unknown_ca")) {
            return Trouble.CLIENT_CERTIFICATE_WANTED;
        }
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return Trouble.WRONG_HOST_NAME;
        }
        if (find(e, CertPathValidatorException.class).isPresent()
                || find(e, CertificateException.class).isPresent()
                || said.contains("unable to find valid certification path")) {
            return Trouble.UNTRUSTED_CERTIFICATE;
        }
        return Trouble.TLS_FAILED;
    }

    private static boolean isGarbage(IOException e) {
        String said = messages(e);
        return said.contains("Invalid status line")
                || said.contains("Invalid header")
                || said.contains("status code")
                || said.contains("chunk");
    }

    static <T extends Throwable> Optional<T> find(Throwable in, Class<T> type) {
        for (@Nullable Throwable e = in; e != null; e = e.getCause()) {
            if (type.isInstance(e)) {
                return Optional.of(type.cast(e));
            }
        }
        return Optional.empty();
    }

    private static String messages(Throwable in) {
        var all = new StringBuilder();
        for (@Nullable Throwable e = in; e != null; e = e.getCause()) {
            all.append(e.getMessage()).append('\n');
        }
        return all.toString();
    }
}
