package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.smile.SmileMapper;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/// How servers write metadata blobs: an envelope with a checksum (or none), perhaps compressed, and
/// in it SMILE or JSON.
final class BlobFormat {
    private static final int HEADER_MAGIC = 0x3fd76c17;
    private static final int FOOTER_MAGIC = ~HEADER_MAGIC;
    private static final int FOOTER_LENGTH = 16;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int VERSION_LENGTH = 4;
    private static final int LONGEST_NAME = 127;

    private static final ObjectMapper SMILE = new SmileMapper();

    private BlobFormat() {}

    static Node parse(String blob, byte[] bytes) {
        byte[] content = Compression.unpack(blob, withoutEnvelope(blob, bytes));
        try {
            JsonNode tree = mapperFor(blob, content).readTree(content);
            return new Node(blob, "", tree);
        } catch (JacksonException e) {
            throw SnapshotException.damaged(
                    blob, "it is not well-formed: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapperFor(String blob, byte[] content) {
        if (content.length > 2 && content[0] == ':' && content[1] == ')' && content[2] == '\n') {
            return SMILE;
        }
        if (content.length > 0 && content[0] == '{') {
            return Json.MAPPER;
        }
        throw SnapshotException.unsupported(
                blob
                        + " is in a format that Turnstone does not know (neither SMILE nor JSON)."
                        + " It may be encrypted, or written by a newer server.",
                "Use an unencrypted repository of Elasticsearch 6.8 or 7, or OpenSearch 1 to 3; or"
                        + " read from the cluster itself by scroll.");
    }

    private static byte[] withoutEnvelope(String blob, byte[] bytes) {
        if (bytes.length < Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != HEADER_MAGIC) {
            return bytes;
        }
        int nameLength = bytes.length > Integer.BYTES ? bytes[Integer.BYTES] : -1;
        int start = Integer.BYTES + 1 + nameLength + VERSION_LENGTH;
        int end = bytes.length - FOOTER_LENGTH;
        if (nameLength < 0 || nameLength > LONGEST_NAME || start > end) {
            throw SnapshotException.damaged(blob, "its envelope is cut off");
        }
        verify(blob, bytes, end);
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static void verify(String blob, byte[] bytes, int end) {
        ByteBuffer footer = ByteBuffer.wrap(bytes, end, FOOTER_LENGTH);
        if (footer.getInt() != FOOTER_MAGIC || footer.getInt() != 0) {
            throw SnapshotException.damaged(blob, "its end is cut off or overwritten");
        }
        long expected = footer.getLong();
        var sum = new CRC32();
        sum.update(bytes, 0, bytes.length - CHECKSUM_LENGTH);
        if (sum.getValue() != expected) {
            throw SnapshotException.damaged(
                    blob, "its checksum is %x (expected: %x)".formatted(sum.getValue(), expected));
        }
    }
}
