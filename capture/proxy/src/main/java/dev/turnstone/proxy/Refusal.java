package dev.turnstone.proxy;

import dev.turnstone.model.Json;
import dev.turnstone.proxy.http.Flaw;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.nio.charset.StandardCharsets;

/// An answer of the proxy's own: the source never sees such a request whole. The connection ends
/// with it.
record Refusal(int status, String phrase, String type, String reason) {
    @SuppressWarnings("InlineFormatString") // reads better with a name
    private static final String HEAD =
            """
            HTTP/1.1 %d %s\r
            content-type: application/json; charset=UTF-8\r
            content-length: %d\r
            connection: close\r
            \r
            """;

    static Refusal of(Flaw flaw) {
        return new Refusal(
                400,
                "Bad Request",
                "turnstone_bad_request",
                "The capture proxy sent nothing of this request on: " + flaw.meaning() + ".");
    }

    static Refusal connectMethod() {
        return new Refusal(
                405,
                "Method Not Allowed",
                "turnstone_no_tunnel",
                "The capture proxy opens no tunnels: it stands before one cluster. Send requests to it"
                        + " as to the cluster itself.");
    }

    static Refusal upgrade() {
        return new Refusal(
                400,
                "Bad Request",
                "turnstone_no_upgrade",
                "The capture proxy speaks HTTP/1.1 only and refuses upgrades: set the client to"
                        + " HTTP/1.1.");
    }

    static Refusal tooSlow() {
        return new Refusal(
                408,
                "Request Timeout",
                "turnstone_too_slow",
                "The capture proxy sent nothing of this request on: its head did not come whole within"
                        + " limits.head. It is safe to send it again.");
    }

    static Refusal unreachable(String what) {
        return new Refusal(
                503,
                "Service Unavailable",
                "turnstone_source_unreachable",
                "No node of the cluster behind the capture proxy can be reached (" + what + ").");
    }

    static Refusal notRecording(String why) {
        return new Refusal(
                503,
                "Service Unavailable",
                "turnstone_not_recording",
                "The capture proxy cannot record, and is set to refuse writes meanwhile: " + why);
    }

    static Refusal draining() {
        return new Refusal(
                503,
                "Service Unavailable",
                "turnstone_draining",
                "The capture proxy is being drained: use another one.");
    }

    static Refusal closed() {
        return new Refusal(
                503,
                "Service Unavailable",
                "turnstone_held",
                "The capture proxy lets no requests in, and sends none of its own meanwhile.");
    }

    static Refusal heldTooLong() {
        return new Refusal(
                503,
                "Service Unavailable",
                "turnstone_held",
                "The capture proxy holds requests for a switch of clusters, and has held this one for"
                        + " as long as it may.");
    }

    /// As the cluster itself tells errors, in its order.
    private record Told(Because error, int status) {
        private record Because(String type, String reason) {}
    }

    ByteBuf answer(boolean withBody) {
        byte[] body =
                Json.MAPPER.writeValueAsBytes(new Told(new Told.Because(type, reason), status));
        byte[] head =
                HEAD.formatted(status, phrase, body.length).getBytes(StandardCharsets.US_ASCII);
        return withBody ? Unpooled.wrappedBuffer(head, body) : Unpooled.wrappedBuffer(head);
    }
}
