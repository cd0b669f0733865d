package dev.turnstone.sandbox.jars;

import dev.turnstone.sandbox.files.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folder that one process downloads into. Folders of processes that died while downloading are
/// removed when the next one opens.
record Incoming(Path folder) implements AutoCloseable {
    static Incoming open(JarCache cache) {
        Path all = cache.folder().resolve("incoming");
        try {
            Files.createDirectories(all);
            removeOrphans(all);
            return new Incoming(
                    Files.createTempDirectory(all, ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw cache.notWritable(e);
        }
    }

    private static void removeOrphans(Path all) throws IOException {
        try (Stream<Path> folders = Files.list(all)) {
            folders.filter(Incoming::isOrphan).toList().forEach(Tree::delete);
        }
    }

    private static boolean isOrphan(Path folder) {
        String name = folder.getFileName().toString();
        long pid = Long.parseLong(name.substring(0, name.indexOf('-')));
        return ProcessHandle.of(pid).isEmpty();
    }

    @Override
    public void close() {
        Tree.delete(folder);
    }
}
