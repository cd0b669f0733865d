package dev.turnstone.replay.bench;

import dev.turnstone.model.Body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Finished requests, one behind the other in a file that goes away with us. Filled by one thread,
/// then read by any.
final class BulkFile implements AutoCloseable {
    private final FileChannel channel;
    private final List<Place> places = new ArrayList<>();
    private long bytes;

    private BulkFile(FileChannel channel) {
        this.channel = channel;
    }

    private record Place(long from, int length) {}

    static BulkFile create() {
        try {
            Path file = Files.createTempFile("turnstone-bulks", null);
            return new BulkFile(
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(byte[] request) {
        ByteBuffer left = ByteBuffer.wrap(request);
        try {
            while (left.hasRemaining()) {
                channel.write(left, bytes + left.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        places.add(new Place(bytes, request.length));
        bytes += request.length;
    }

    int count() {
        return places.size();
    }

    long bytes() {
        return bytes;
    }

    Body read(int n) {
        Place place = places.get(n);
        ByteBuffer request = ByteBuffer.allocate(place.length());
        try {
            while (request.hasRemaining()) {
                if (channel.read(request, place.from() + request.position()) < 0) {
                    throw new IllegalStateException("bulks: cut short (expected: as written)");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(request.array());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
