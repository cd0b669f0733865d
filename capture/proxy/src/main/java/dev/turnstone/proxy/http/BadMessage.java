package dev.turnstone.proxy.http;

/// Bytes that are no message, or could be read as more than one. Carries no stack: it is an answer,
/// not a bug.
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    BadMessage(Flaw flaw) {
        super(flaw.meaning(), null, false, false);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
