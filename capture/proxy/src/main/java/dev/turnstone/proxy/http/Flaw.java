package dev.turnstone.proxy.http;

/// Why a message is refused: where two readers could see different messages in the same bytes,
/// nobody is sent them.
public enum Flaw {
    BARE_LF("a line ends in LF without CR"),
    BARE_CR("a CR stands alone"),
    CONTROL_CHARACTER("a control character stands in the head"),
    HEAD_TOO_LARGE("the head is larger than the limit"),
    TOO_MANY_FIELDS("the head has too many header lines"),
    REQUEST_LINE("the request line is not METHOD SP target SP HTTP/1.1"),
    STATUS_LINE("the status line is not HTTP/1.1 SP three digits"),
    HTTP_2("HTTP/2 is not spoken here, only HTTP/1.1"),
    VERSION("the version is neither HTTP/1.1 nor HTTP/1.0"),
    TARGET("the target is neither a path nor *"),
    FOLDED_LINE("a header line begins with white space"),
    FIELD_NAME("a header name is empty or has other characters than a token"),
    CONTENT_LENGTH("Content-Length is not one plain number"),
    SEVERAL_LENGTHS("Content-Length stands more than once"),
    LENGTH_AND_CHUNKED("both Content-Length and Transfer-Encoding are there"),
    TRANSFER_ENCODING("Transfer-Encoding is anything but one plain chunked"),
    EXPECT("Expect is anything but 100-continue"),
    WEBSOCKET_KEYS(
            "both Sec-WebSocket-Key1 and Sec-WebSocket-Key2 are there, behind which some read more"),
    SEVERAL_HOSTS("Host stands more than once"),
    CHUNK_SIZE("a chunk's size line is not a plain hexadecimal number"),
    CHUNK_END("a chunk is longer or shorter than its size says"),
    TRAILER("a trailer is malformed, too large, or not allowed as one");

    private final String meaning;

    Flaw(String meaning) {
        this.meaning = meaning;
    }

    /// What is wrong, as half a sentence.
    public String meaning() {
        return meaning;
    }
}
