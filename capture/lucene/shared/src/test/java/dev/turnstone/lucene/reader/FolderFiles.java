package dev.turnstone.lucene.reader;

import dev.turnstone.lucene.FileBytes;
import dev.turnstone.lucene.ShardFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Lucene index in a folder, read wholly into memory.
record FolderFiles(Path folder) implements ShardFiles {
    @Override
    public Set<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long length(String file) throws IOException {
        return Files.size(folder.resolve(file));
    }

    @Override
    public FileBytes open(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        return new FileBytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) {
                System.arraycopy(bytes, (int) position, into, offset, count);
            }
        };
    }

    String commit() {
        return names().stream()
                .filter(name -> name.startsWith("segments_"))
                .findFirst()
                .orElseThrow();
    }
}
