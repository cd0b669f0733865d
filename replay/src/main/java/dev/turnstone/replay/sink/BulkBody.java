package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.io.JsonStringEncoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Writes the lines of a bulk into one buffer; each source is copied once. One sender's own.
final class BulkBody {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long RETURNS = 0x0D0D0D0D0D0D0D0DL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final byte[] ROUTING = ascii("\",\"routing\":\"");
    private static final byte[] END = ascii("\"}}\n");
    private static final int KEEP = 32 << 20;

    private final Map<String, byte[]> indexPrefix = new HashMap<>();
    private final Map<String, byte[]> deletePrefix = new HashMap<>();
    private final Map<String, byte[]> createPrefix = new HashMap<>();
    private byte[] buffer = new byte[1 << 20];
    private int length;

    void begin(long expected) {
        length = 0;
        if (buffer.length > KEEP && expected < KEEP / 2) {
            buffer = new byte[1 << 20];
        }
        reserve((int) Math.min(expected + expected / 16 + 256, Integer.MAX_VALUE - 16L));
        length = 0;
    }

    Body body() {
        return Body.of(buffer, 0, length);
    }

    void add(DocumentChange change, TargetIndex.Mode mode) {
        if (mode == TargetIndex.Mode.APPEND_ONLY) {
            raw(createPrefix.computeIfAbsent(change.index(), BulkBody::createLine));
        } else {
            raw(
                    change.isDelete()
                            ? deletePrefix.computeIfAbsent(
                                    change.index(), index -> versionedLine("delete", index))
                            : indexPrefix.computeIfAbsent(
                                    change.index(), index -> versionedLine("index", index)));
            number(change.revision().version());
            raw(ID);
        }
        text(change.id());
        routing(change.routing());
        raw(END);
        if (change.change() instanceof Change.Upsert(Body source)) {
            source(source);
        }
    }

    private static final byte[] ID = ascii(",\"_id\":\"");

    private static byte[] versionedLine(String action, String index) {
        return (quoted("{\"" + action + "\":{\"_index\":\"", index)
                        + "\",\"version_type\":\"external\",\"version\":")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] createLine(String index) {
        return (quoted("{\"create\":{\"_index\":\"", index) + "\",\"_id\":\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String before, String text) {
        return before + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private void routing(@Nullable String routing) {
        if (routing != null) {
            raw(ROUTING);
            text(routing);
        }
    }

    private void raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void number(long value) {
        reserve(20);
        if (value == 0) {
            buffer[length++] = '0';
            return;
        }
        int digits = 0;
        for (long left = value; left > 0; left /= 10) {
            digits++;
        }
        int at = length + digits;
        for (long left = value; left > 0; left /= 10) {
            buffer[--at] = (byte) ('0' + left % 10);
        }
        length += digits;
    }

    private void text(String text) {
        reserve(text.length());
        int start = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                length = start;
                raw(JsonStringEncoder.getInstance().quoteAsUTF8(text));
                return;
            }
            buffer[length++] = (byte) c;
        }
    }

    /// A line break inside JSON can only be white space between tokens, so a space does as well,
    /// and does not end the line.
    private void source(Body source) {
        reserve(source.length() + 1);
        int start = length;
        System.arraycopy(source.array(), source.offset(), buffer, length, source.length());
        length += source.length();
        int at = start;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            long word = (long) LONGS.get(buffer, at);
            if (holdsZero(word ^ NEWLINES) || holdsZero(word ^ RETURNS)) {
                blank(at, at + Long.BYTES);
            }
        }
        blank(at, length);
        buffer[length++] = '\n';
    }

    private static boolean holdsZero(long word) {
        return (word - ONES & ~word & HIGHS) != 0;
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                buffer[i] = ' ';
            }
        }
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            long wanted = Math.max((long) length + more, buffer.length + buffer.length / 2L);
            buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, Integer.MAX_VALUE - 16L));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
