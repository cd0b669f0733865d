package dev.turnstone.proxy.http;

/// The head of one answer, as the source sent it. `framing` holds for requests other than HEAD.
public record AnswerHead(int status, Fields fields, Framing framing, boolean closes) {
    private static final int CONTINUE = 100;
    private static final int SWITCHING_PROTOCOLS = 101;

    /// Whether the final answer is still to come.
    public boolean isInterim() {
        return status < 200 && status != SWITCHING_PROTOCOLS;
    }

    public boolean isContinue() {
        return status == CONTINUE;
    }

    public boolean isSwitch() {
        return status == SWITCHING_PROTOCOLS;
    }
}
