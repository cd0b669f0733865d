package dev.turnstone.proxy.http;

/// The head of one request, as the client sent it.
public record RequestHead(
        String method,
        String target,
        Fields fields,
        Framing framing,
        boolean closes,
        boolean asksForUpgrade,
        boolean expectsContinue) {
    public boolean isHead() {
        return method.equals("HEAD");
    }
}
