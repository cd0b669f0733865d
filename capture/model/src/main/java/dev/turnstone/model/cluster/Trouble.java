package dev.turnstone.model.cluster;

/// Why no usable answer came.
public enum Trouble {
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    CONNECT_TIMED_OUT,
    ANSWER_TIMED_OUT,
    CONNECTION_LOST,
    /// We speak TLS, the port does not.
    PLAIN_PORT,
    /// We speak plainly, the port wants TLS.
    TLS_PORT,
    UNTRUSTED_CERTIFICATE,
    EXPIRED_CERTIFICATE,
    WRONG_HOST_NAME,
    WRONG_PIN,
    CLIENT_CERTIFICATE_WANTED,
    TLS_FAILED,
    /// Something answered that is no HTTP or no JSON.
    GARBAGE,
    /// An answer that does not fit into memory was asked for in one piece.
    TOO_LARGE,
    OTHER
}
