package dev.turnstone.documents.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;

import org.junit.jupiter.api.Test;

import tools.jackson.dataformat.smile.SmileMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

class BlobFormatTest {
    private static final byte[] JSON = "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SMILE = new SmileMapper().writeValueAsBytes(Map.of("a", "b"));

    @Test
    void everyCombinationIsRead() throws IOException {
        for (byte[] content : new byte[][] {JSON, SMILE, deflated(JSON), deflated(SMILE), zstd()}) {
            assertThat(BlobFormat.parse("b", content).text("a")).isEqualTo("b");
            byte[] enveloped = Envelope.around("snapshot", content);
            assertThat(BlobFormat.parse("b", enveloped).text("a")).isEqualTo("b");
        }
    }

    @Test
    void aChangedByteIsDamage() {
        byte[] bytes = Envelope.around("snapshot", JSON);
        bytes[20] ^= 1;
        assertThatThrownBy(() -> BlobFormat.parse("b", bytes))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("b is damaged: its checksum is");
    }

    @Test
    void whatIsNeitherSmileNorJsonMayBeEncrypted() {
        assertThatThrownBy(() -> BlobFormat.parse("b", new byte[] {1, 2, 3}))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void aBombDoesNotFillTheMemory() throws IOException {
        byte[] bomb = deflated(new byte[300 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> BlobFormat.parse("b", bomb))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("unpacked");
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes("DFL\0".getBytes(StandardCharsets.US_ASCII));
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var packed = new DeflaterOutputStream(out, deflater)) {
            packed.write(content);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] zstd() {
        var out = new ByteArrayOutputStream();
        out.writeBytes("ZSTD\0".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(Zstd.compress(SMILE));
        return out.toByteArray();
    }
}
