package dev.turnstone.engine.history;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// A disk that is full after so many bytes: `full:` before a path.
public final class FullDisk extends FilePathWrapper {
    private static final AtomicLong ROOM = new AtomicLong();

    /// H2 makes one for each path.
    public FullDisk() {
        super();
    }

    /// From now on there is room for so many bytes.
    static String with(long bytes) {
        FilePath.register(new FullDisk());
        ROOM.set(bytes);
        return "full:";
    }

    /// A history on such a disk, with room for everything as yet.
    public static History history(Path home) {
        return History.open(home, with(Long.MAX_VALUE));
    }

    public static void isFull(boolean full) {
        ROOM.set(full ? 0 : Long.MAX_VALUE);
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBase {
        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            take(bytes.remaining());
            return base.write(bytes);
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            take(bytes.remaining());
            return base.write(bytes, position);
        }

        private static void take(int bytes) throws IOException {
            if (ROOM.addAndGet(-bytes) < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return base.read(bytes);
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return base.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            base.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            base.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
