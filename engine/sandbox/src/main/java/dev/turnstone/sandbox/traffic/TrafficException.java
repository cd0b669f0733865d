package dev.turnstone.sandbox.traffic;

/// The generator or its check cannot go on; the message says what it means and what to do.
public final class TrafficException extends RuntimeException {
    public TrafficException(String message) {
        super(message);
    }

    public TrafficException(String message, Throwable cause) {
        super(message, cause);
    }
}
