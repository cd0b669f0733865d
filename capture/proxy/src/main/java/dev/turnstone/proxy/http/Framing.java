package dev.turnstone.proxy.http;

/// How the end of a body is found.
public sealed interface Framing {
    Framing NONE = new Length(0);
    Framing CHUNKED = new Chunked();
    Framing UNTIL_CLOSE = new UntilClose();

    /// After so many bytes.
    record Length(long bytes) implements Framing {}

    /// After the chunk of size zero and the trailers.
    record Chunked() implements Framing {}

    /// When the connection ends: answers only.
    record UntilClose() implements Framing {}
}
