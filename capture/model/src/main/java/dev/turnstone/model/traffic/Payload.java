package dev.turnstone.model.traffic;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

/// A body as it went over the wire (still encoded, if it was). Cut bodies keep their true length
/// and SHA-256; a length of -1 says that it was never known.
public record Payload(Body bytes, long length, @Nullable String sha256) {
    public static final Payload NONE = new Payload(Body.EMPTY, 0, null);

    public boolean isWhole() {
        return bytes.length() == length;
    }
}
