package dev.turnstone.log.segment;

import com.github.luben.zstd.Zstd;

import java.nio.ByteBuffer;

/// Makes blocks of groups of records; compresses into memory that is used again and again. The
/// writer's thread only.
final class BlockPacker {
    private static final int LEVEL = 1;
    private static final int LARGEST_KEPT = 4 << 20;

    private final SegmentSettings settings;
    private final CompressionBudget budget = new CompressionBudget();
    private ByteBuffer packed = ByteBuffer.allocateDirect(0);

    BlockPacker(SegmentSettings settings) {
        this.settings = settings;
    }

    /// The whole block, to be written before the next is packed.
    ByteBuffer pack(long firstOffset, Group group) {
        ByteBuffer block = group.block();
        int rawLength = block.limit() - BlockHeader.LENGTH;
        boolean compressed = settings.compress() && budget.allows(rawLength) && rawLength > 0;
        if (compressed) {
            ByteBuffer smaller = compressed(block, rawLength);
            compressed = smaller.remaining() < block.remaining();
            block = compressed ? smaller : block;
        }
        if (settings.seal().isPresent()) {
            block = sealed(block);
        }
        seal(block, firstOffset, group.count(), rawLength, compressed);
        return block;
    }

    /// Behind the header's place, like what it is made of.
    private ByteBuffer compressed(ByteBuffer block, int rawLength) {
        int most = Math.toIntExact(Zstd.compressBound(rawLength));
        ByteBuffer into = room(packed, BlockHeader.LENGTH + most);
        packed = kept(into);
        budget.begin();
        long length =
                Zstd.compressDirectByteBuffer(
                        into,
                        BlockHeader.LENGTH,
                        most,
                        block,
                        BlockHeader.LENGTH,
                        rawLength,
                        LEVEL);
        budget.end(rawLength);
        if (Zstd.isError(length)) {
            throw new IllegalStateException("zstd: " + Zstd.getErrorName(length));
        }
        return into.position(0).limit(BlockHeader.LENGTH + (int) length);
    }

    private ByteBuffer sealed(ByteBuffer block) {
        ByteBuffer sealed =
                settings.seal().orElseThrow().seal(block.duplicate().position(BlockHeader.LENGTH));
        ByteBuffer into = ByteBuffer.allocateDirect(BlockHeader.LENGTH + sealed.remaining());
        into.position(BlockHeader.LENGTH).put(sealed).flip();
        return into;
    }

    private void seal(
            ByteBuffer block, long firstOffset, int records, int rawLength, boolean compressed) {
        BlockHeader header =
                new BlockHeader(
                        compressed,
                        settings.seal().isPresent(),
                        firstOffset,
                        records,
                        block.limit() - BlockHeader.LENGTH,
                        rawLength,
                        0);
        ByteBuffer stored = block.duplicate().position(BlockHeader.LENGTH);
        int end = block.limit();
        header.withChecksum(Block.checksum(header, stored)).write(block.position(0));
        block.position(0).limit(end);
    }

    private static ByteBuffer room(ByteBuffer there, int length) {
        return there.capacity() >= length
                ? there.clear()
                : ByteBuffer.allocateDirect(Math.max(length, Math.min(2 * length, LARGEST_KEPT)));
    }

    /// What is unusually large is not held on to.
    private static ByteBuffer kept(ByteBuffer used) {
        return used.capacity() > LARGEST_KEPT ? ByteBuffer.allocateDirect(0) : used;
    }
}
