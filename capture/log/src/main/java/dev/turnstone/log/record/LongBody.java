package dev.turnstone.log.record;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Payload;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// One side's body while its chunks come: in memory, or in a file that goes when it is dropped.
/// What is too long, lacks a chunk or could not be kept is handed out as cut. One thread.
final class LongBody {
    private static final Logger LOG = LoggerFactory.getLogger(LongBody.class);

    private final ChunkMemory memory;
    private final List<Body> pieces = new ArrayList<>();
    private long inMemory;
    private long length;
    private int chunks;
    private boolean ended;
    private boolean spoilt;
    private @Nullable FileChannel file;

    LongBody(ChunkMemory memory) {
        this.memory = memory;
    }

    void add(int index, boolean last, Body piece) {
        if (index < chunks) {
            return;
        }
        spoilt |= index > chunks || length + piece.length() > memory.largestBody();
        chunks = index + 1;
        ended |= last;
        length += piece.length();
        if (spoilt) {
            drop();
        } else {
            keep(piece);
        }
    }

    /// Whether the proxy said that the last chunk is the body's end, and all are here.
    boolean isWhole() {
        return ended && !spoilt;
    }

    long length() {
        return length;
    }

    int chunks() {
        return chunks;
    }

    /// The whole body: the chunks, of which there were so many, and what came behind them.
    Payload with(int promised, Payload tail) {
        if (promised == 0) {
            return tail;
        }
        long whole = length + tail.bytes().length();
        if (spoilt || chunks != promised || whole > memory.largestBody()) {
            return new Payload(Body.EMPTY, tail.length(), tail.sha256());
        }
        try {
            return new Payload(joined((int) whole, tail.bytes()), tail.length(), tail.sha256());
        } catch (IOException e) {
            return spoil(e, tail);
        }
    }

    void drop() {
        memory.give(inMemory);
        inMemory = 0;
        pieces.clear();
        FileChannel open = file;
        file = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LOG.debug("a spilled body's file was not closed", e);
        }
    }

    private void keep(Body piece) {
        if (file == null && memory.take(piece.length())) {
            inMemory += piece.length();
            pieces.add(piece);
            return;
        }
        try {
            spill(piece);
        } catch (IOException e) {
            spoil(e, Payload.NONE);
        }
    }

    private void spill(Body piece) throws IOException {
        FileChannel to = file;
        if (to == null) {
            Path path = Files.createTempFile(memory.spill(), "turnstone-body", ".tmp");
            to =
                    FileChannel.open(
                            path,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
            file = to;
            for (Body before : pieces) {
                write(to, before);
            }
            pieces.clear();
            memory.give(inMemory);
            inMemory = 0;
        }
        write(to, piece);
    }

    private static void write(FileChannel to, Body piece) throws IOException {
        ByteBuffer bytes = FieldWriter.buffer(piece);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private Body joined(int whole, Body tail) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(whole);
        FileChannel from = file;
        if (from == null) {
            pieces.forEach(piece -> all.put(FieldWriter.buffer(piece)));
        } else {
            all.limit((int) length);
            from.position(0);
            int read = 0;
            while (read >= 0 && all.hasRemaining()) {
                read = from.read(all);
            }
            all.limit(whole);
        }
        all.put(FieldWriter.buffer(tail));
        return Body.of(all.array());
    }

    private Payload spoil(IOException e, Payload tail) {
        LOG.warn(
                "A long body could not be kept in {} ({}): its exchange is handed on without it."
                        + " Free space there.",
                memory.spill(),
                e.getMessage());
        spoilt = true;
        drop();
        return new Payload(Body.EMPTY, tail.length(), tail.sha256());
    }
}
