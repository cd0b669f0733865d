package dev.turnstone.model.cluster;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Says in a sentence, with a remedy, why no usable answer came.
final class Unreached {
    private Unreached() {}

    static ClusterException.Unreachable from(
            URI node, ClusterRequest request, IOException e, Patience patience) {
        Trouble trouble = Diagnosis.of(e);
        String tries =
                patience.tries() == 1
                        ? ""
                        : " Tried "
                                + patience.tries()
                                + " times in "
                                + text(patience.spent())
                                + ".";
        return new ClusterException.Unreachable(
                trouble,
                !Diagnosis.isBeforeSending(trouble),
                what(trouble, node, e) + " (" + request + ")." + tries,
                remedy(trouble),
                e);
    }

    static ClusterException.Unreachable tlsPort(URI node, Exception cause) {
        return new ClusterException.Unreachable(
                Trouble.TLS_PORT,
                true,
                node + " wants TLS, but was spoken to without.",
                "Write https:// instead of http:// in the address.",
                cause);
    }

    static ClusterException.Unreachable halfway(URI node, ClusterRequest request, IOException e) {
        Trouble trouble = Diagnosis.of(e);
        return new ClusterException.Unreachable(
                trouble,
                true,
                "The answer to "
                        + request
                        + " could not be read to its end: "
                        + what(trouble, node, e)
                        + ".",
                remedy(trouble),
                e);
    }

    static ClusterException.Unreachable noJson(
            URI node, ClusterRequest request, RuntimeException e) {
        return new ClusterException.Unreachable(
                Trouble.GARBAGE,
                true,
                node + " answered " + request + " with something that is no JSON.",
                remedy(Trouble.GARBAGE),
                e);
    }

    private static String what(Trouble trouble, URI node, IOException e) {
        return switch (trouble) {
            case UNKNOWN_HOST -> "The host name " + node.getHost() + " is not known here";
            case CONNECTION_REFUSED ->
                    "Nothing listens at " + node + ": the connection was refused";
            case CONNECT_TIMED_OUT -> "No connection to " + node + " came about in time";
            case ANSWER_TIMED_OUT -> node + " took the request but kept silent for too long";
            case CONNECTION_LOST -> node + " broke the connection before the answer was complete";
            case PLAIN_PORT -> node + " does not speak TLS";
            case TLS_PORT -> node + " wants TLS";
            case UNTRUSTED_CERTIFICATE ->
                    "The certificate of " + node + " was issued by nobody who is trusted here";
            case EXPIRED_CERTIFICATE ->
                    "The certificate of " + node + " has expired or is not valid yet";
            case WRONG_HOST_NAME ->
                    "The certificate of " + node + " was issued for another host name";
            case WRONG_PIN ->
                    node
                            + " shows another certificate than the pinned one"
                            + Diagnosis.find(e, WrongPin.class)
                                    .map(pin -> ", with SHA-256 " + pin.shown())
                                    .orElse("");
            case CLIENT_CERTIFICATE_WANTED ->
                    node + " wants to see a client certificate, or does not accept the one shown";
            case TLS_FAILED -> "No TLS connection to " + node + " came about: " + reason(e);
            case GARBAGE -> node + " answered something that is no HTTP: " + reason(e);
            case TOO_LARGE -> "The answer of " + node + " is too large: " + reason(e);
            case OTHER -> node + " did not answer: " + reason(e);
        };
    }

    private static String remedy(Trouble trouble) {
        return switch (trouble) {
            case UNKNOWN_HOST -> "Check the spelling of the host name and this machine's DNS.";
            case CONNECTION_REFUSED ->
                    "Check the port, that the cluster runs, and that no firewall is in the way.";
            case CONNECT_TIMED_OUT ->
                    "Check the address and that no firewall swallows the connection.";
            case ANSWER_TIMED_OUT ->
                    "Look at the cluster's load; raise the answer timeout if it needs this long.";
            case CONNECTION_LOST ->
                    "Look into the cluster's log and at proxies or load balancers on the way.";
            case PLAIN_PORT -> "Write http:// instead of https://, or name the port with TLS.";
            case TLS_PORT -> "Write https:// instead of http:// in the address.";
            case UNTRUSTED_CERTIFICATE ->
                    "Give the PEM file of the authority that issued it, or pin the certificate.";
            case EXPIRED_CERTIFICATE ->
                    "Renew the cluster's certificate and check both machines' clocks; until then it"
                            + " can be pinned.";
            case WRONG_HOST_NAME ->
                    "Use the name that the certificate was issued for, or pin the certificate.";
            case WRONG_PIN ->
                    "If the certificate was renewed on purpose, pin the new one; if not, somebody"
                            + " may be in between.";
            case CLIENT_CERTIFICATE_WANTED ->
                    "Give a client certificate and key that the cluster accepts.";
            case TLS_FAILED ->
                    "Check that the port speaks TLS 1.2 or 1.3 and look into the cluster's log.";
            case GARBAGE -> "Check that the address and port are those of the cluster's HTTP API.";
            case TOO_LARGE -> "Ask for less at a time.";
            case OTHER -> "Check that the cluster runs and can be reached from here.";
        };
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String text(Duration spent) {
        return spent.toMillis() < 10_000 ? spent.toMillis() + " ms" : spent.toSeconds() + " s";
    }
}
