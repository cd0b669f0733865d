package dev.turnstone.model.traffic;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One request and what became of it. Without an answer its effect on the source is unknown: ask.
///
/// `connection` and `number` tell which requests came one after the other from the same client.
/// `elsewhere` names the nodes that it was passed to where those are not the source's: the proxy
/// had been switched, and nothing of this happened on the source.
public record Exchange(
        String proxy,
        long connection,
        long number,
        Instant begun,
        SeenRequest request,
        @Nullable SeenAnswer answer,
        Ending ending,
        @Nullable String elsewhere) {
    /// One that the source was asked.
    public Exchange(
            String proxy,
            long connection,
            long number,
            Instant begun,
            SeenRequest request,
            @Nullable SeenAnswer answer,
            Ending ending) {
        this(proxy, connection, number, begun, request, answer, ending, null);
    }

    /// How the exchange ended.
    public enum Ending {
        /// The whole answer was seen.
        ANSWERED,
        /// The source was sent something and its answer, or the end of it, never came.
        UNANSWERED,
        /// It was under way where the log has a gap. It may have ended there, and is told again if
        /// it did not.
        OPEN_AT_GAP,
        /// The proxy refused the request itself; the source never saw it.
        REFUSED_BY_PROXY
    }
}
