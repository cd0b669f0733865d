package dev.turnstone.compare.parity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads search answers and throws them away, but for what the next page needs: the ceiling that a
/// digest pass is measured against. One thread at a time.
final class BareScan {
    private static final byte[] EMPTY = "\"hits\":[]}}".getBytes(StandardCharsets.US_ASCII);
    private static final String SCROLL_ID = "\"_scroll_id\":\"";

    private final byte[] buffer = new byte[1 << 16];
    private final StringBuilder head = new StringBuilder();
    private String scrollId = "";
    private long bytes;

    String scrollId() {
        return scrollId;
    }

    long bytes() {
        return bytes;
    }

    /// Whether there were hits.
    boolean read(InputStream in) throws IOException {
        byte[] tail = new byte[EMPTY.length];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            bytes += read;
            if (scrollId.isEmpty()) {
                remember(read);
            }
            int kept = Math.min(tail.length, read);
            System.arraycopy(tail, kept, tail, 0, tail.length - kept);
            System.arraycopy(buffer, read - kept, tail, tail.length - kept, kept);
        }
        return !Arrays.equals(tail, EMPTY);
    }

    /// Looks for the scroll's name in the first bytes of the first answer, which come in pieces.
    private void remember(int length) {
        head.append(new String(buffer, 0, length, StandardCharsets.US_ASCII));
        int from = head.indexOf(SCROLL_ID);
        int start = from + SCROLL_ID.length();
        int end = from < 0 ? -1 : head.indexOf("\"", start);
        if (end >= 0) {
            scrollId = head.substring(start, end);
        }
    }
}
