package dev.turnstone.proxy.http;

import io.netty.util.ByteProcessor;

import org.jspecify.annotations.Nullable;

/// Watches bytes go by until the empty line that ends a head; each byte is looked at once, however
/// the head was split. One connection's event loop only.
final class HeadEnd implements ByteProcessor {
    private enum After {
        START,
        TEXT,
        CR,
        LINE,
        LAST_CR
    }

    private After after = After.START;
    private @Nullable Flaw flaw;
    private boolean found;

    void reset() {
        after = After.START;
        flaw = null;
        found = false;
    }

    boolean isFound() {
        return found;
    }

    @Nullable Flaw flaw() {
        return flaw;
    }

    /// False at the last byte of the head, or at the first that cannot stand in one.
    @Override
    public boolean process(byte value) {
        if (value > ' ' && value != 0x7f || value < 0) {
            return !isAfterCr() && to(After.TEXT) || wrong(Flaw.BARE_CR);
        }
        return switch (value) {
            case '\n' -> lineFeed();
            case '\r' -> carriageReturn();
            case ' ', '\t' -> !isAfterCr() && to(After.TEXT) || wrong(Flaw.BARE_CR);
            default -> wrong(Flaw.CONTROL_CHARACTER);
        };
    }

    private boolean lineFeed() {
        switch (after) {
            case CR -> after = After.LINE;
            case LAST_CR -> found = true;
            default -> flaw = Flaw.BARE_LF;
        }
        return !found && flaw == null;
    }

    private boolean carriageReturn() {
        return switch (after) {
            case TEXT -> to(After.CR);
            case LINE -> to(After.LAST_CR);
            case START -> wrong(Flaw.REQUEST_LINE);
            case CR, LAST_CR -> wrong(Flaw.BARE_CR);
        };
    }

    private boolean isAfterCr() {
        return after == After.CR || after == After.LAST_CR;
    }

    private boolean to(After next) {
        after = next;
        return true;
    }

    private boolean wrong(Flaw what) {
        flaw = what;
        return false;
    }
}
