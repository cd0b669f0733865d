package dev.turnstone.documents.snapshot;

import com.github.luben.zstd.ZstdInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Unpacks what a server compressed, recognised by its first bytes.
final class Compression {
    private static final byte[] DEFLATE = "DFL\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZSTD = "ZSTD\0".getBytes(StandardCharsets.US_ASCII);

    /// A few kilobytes may claim to be more than any memory holds.
    private static final int LARGEST = 256 << 20;

    private Compression() {}

    static byte[] unpack(String blob, byte[] bytes) {
        if (startsWith(bytes, DEFLATE)) {
            return inflate(blob, bytes);
        }
        return startsWith(bytes, ZSTD) ? unzstd(blob, bytes) : bytes;
    }

    private static byte[] inflate(String blob, byte[] bytes) {
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(after(DEFLATE, bytes), inflater)) {
            return all(blob, in);
        } catch (IOException e) {
            throw notUnpacked(blob, e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] unzstd(String blob, byte[] bytes) {
        try (var in = new ZstdInputStream(after(ZSTD, bytes))) {
            return all(blob, in);
        } catch (IOException e) {
            throw notUnpacked(blob, e);
        }
    }

    private static byte[] all(String blob, InputStream in) throws IOException {
        byte[] unpacked = in.readNBytes(LARGEST + 1);
        if (unpacked.length > LARGEST) {
            throw SnapshotException.damaged(
                    blob, "unpacked it has more than " + LARGEST + " bytes");
        }
        return unpacked;
    }

    private static SnapshotException notUnpacked(String blob, IOException e) {
        return SnapshotException.damaged(blob, "it cannot be unpacked: " + e.getMessage(), e);
    }

    private static InputStream after(byte[] mark, byte[] bytes) {
        return new ByteArrayInputStream(bytes, mark.length, bytes.length - mark.length);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
