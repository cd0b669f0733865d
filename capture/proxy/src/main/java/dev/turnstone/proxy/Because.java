package dev.turnstone.proxy;

import io.netty.channel.ConnectTimeoutException;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/// What went wrong with a connection, as a half sentence for people: no names of classes, and no
/// more of the system's own words than there have to be.
final class Because {
    private Because() {}

    /// Why a node is not there.
    static String unreached(Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException _ -> "it does not answer";
            case NoRouteToHostException _ -> "there is no way to its address";
            case PortUnreachableException _ -> "nothing listens there";
            case ConnectException refused ->
                    text(refused).contains("refused")
                            ? "nothing listens there"
                            : "it cannot be connected to";
            case UnknownHostException _ -> "its name is not known";
            case SSLException _ when text(cause).contains("not an ssl") ->
                    "it speaks no TLS: name it with http://";
            case SSLException _ -> "TLS failed: its certificate or ours is not believed";
            case TimeoutException _ -> "it does not answer";
            case ClosedChannelException _ -> "it ended the connection";
            default -> "the connection failed";
        };
    }

    /// Why nobody can be let in at this address, and what to do about it.
    static ProxyException deaf(String who, InetSocketAddress address, Throwable cause) {
        String said = text(cause);
        String what;
        String remedy;
        if (said.contains("in use")) {
            what = "another program listens there already.";
            remedy =
                    "End that program, or name another port as "
                            + (who.contains("admin") ? "admin.listen" : "listen")
                            + ".";
        } else if (said.contains("permission denied")) {
            what = "this user may not listen there.";
            remedy = "Name a port above 1023, or let the program use lower ones.";
        } else if (cause instanceof BindException) {
            what = "this machine has no such address.";
            remedy = "Name an address of this machine, or 0.0.0.0 for all of them.";
        } else {
            what = "the system refuses it.";
            remedy = "Name another address or port.";
        }
        return new ProxyException(
                who + " cannot listen on " + text(address) + ": " + what, remedy, cause);
    }

    /// `HOST:PORT`, as people write it.
    static String text(InetSocketAddress address) {
        InetAddress at = address.getAddress();
        String host = at == null ? address.getHostString() : at.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static String text(Throwable cause) {
        String said = cause.getMessage();
        return said == null ? "" : said.toLowerCase(Locale.ROOT);
    }
}
