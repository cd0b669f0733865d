package dev.turnstone.compare.parity;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Documents of unequal buckets, laid aside on disk in parts that fit into memory. Writing is safe
/// for many threads; a crash leaves files in the temporary directory and nothing else.
final class Spill implements AutoCloseable {
    private static final int MOST_PARTS = 256;
    private static final int PLACE_SHIFT = 33;

    private final Path directory;
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> outputs = new ArrayList<>();
    private final long[] counts = new long[MOST_PARTS];

    /// For so many documents, with about `perPart` in each part as long as there are not too many.
    Spill(Path parent, long documents, long perPart) {
        long wanted = documents / perPart + 1;
        int parts = (int) Math.min(MOST_PARTS, wanted);
        try {
            directory = Files.createTempDirectory(parent, "parity");
            for (int i = 0; i < parts; i++) {
                Path file = directory.resolve("part-" + i);
                files.add(file);
                outputs.add(
                        new DataOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int parts() {
        return files.size();
    }

    /// How many documents a part has.
    long documents(int part) {
        return counts[part];
    }

    /// The same place, not negative, on both sides is the same part.
    void add(int place, Seen seen) {
        int part = place % outputs.size();
        DataOutputStream out = outputs.get(part);
        byte[] id = seen.id().getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                text(out, id);
                text(out, bytes(seen.routing()));
                out.writeInt(seen.shard());
                out.writeLong(seen.revision());
                out.writeLong(seen.version());
                out.writeLong(seen.content());
                counts[part]++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Reads one part back. No more writing after the first call.
    void read(int part, Consumer<Seen> consumer) {
        try {
            outputs.get(part).close();
            try (DataInputStream in =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(files.get(part))))) {
                read(in, consumer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lays one part aside in the parts of another spill, by a hash of the ids that differs with
    /// the seed, and gives its room on disk back.
    void split(int part, Spill into, long seed) {
        Hasher64 hasher = Hashing.xxh3_64(seed);
        read(
                part,
                seen -> into.add((int) (hasher.hashCharsToLong(seen.id()) >>> PLACE_SHIFT), seen));
        try {
            Files.deleteIfExists(files.get(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(DataInputStream in, Consumer<Seen> consumer) throws IOException {
        while (true) {
            String id;
            try {
                id = readText(in);
            } catch (EOFException _) {
                return;
            }
            if (id == null) {
                throw new IOException("A document without an id");
            }
            String routing = readText(in);
            int shard = in.readInt();
            consumer.accept(
                    new Seen(id, shard, routing, in.readLong(), in.readLong(), in.readLong()));
        }
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static void text(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            for (DataOutputStream out : outputs) {
                out.close();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
