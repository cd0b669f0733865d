package dev.turnstone.log.record;

/// Header lines that come again with many messages of the same side: their encoded form is made
/// once. One thread at a time.
public final class RepeatedLines implements HeaderLines {
    private final HeaderLines lines;
    private byte[] encoded = {};
    private int field;

    /// Lines that are always told the same.
    public RepeatedLines(HeaderLines lines) {
        this.lines = lines;
    }

    @Override
    public void tell(Taker to) {
        lines.tell(to);
    }

    byte[] encoded(int as) {
        if (field != as) {
            encoded = new FieldWriter().headers(as, lines).copy();
            field = as;
        }
        return encoded;
    }
}
