package dev.turnstone.sandbox;

import dev.turnstone.sandbox.files.Tree;
import dev.turnstone.sandbox.process.Guard;
import dev.turnstone.sandbox.process.Program;
import dev.turnstone.sandbox.process.ServerProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The folder of all servers that one process started. Its name carries the owner's process id:
/// folders whose owner is gone are removed when the next one is created. Closing it ends what still
/// runs there.
record RunFolder(Path path, Guard guard, Set<ServerProcess> started) implements AutoCloseable {
    private static final String PREFIX = "turnstone-servers-";

    static RunFolder create(Path parent) {
        try {
            Files.createDirectories(parent);
            removeOrphans(parent);
            Path path =
                    Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-")
                            .toRealPath();
            return new RunFolder(path, Guard.over(path), ConcurrentHashMap.newKeySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a process that ends with this folder at the latest.
    ServerProcess start(Program program) {
        ServerProcess process = ServerProcess.start(program, guard);
        started.add(process);
        return process;
    }

    private static void removeOrphans(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(RunFolder::isOrphan).toList().forEach(Tree::delete);
        }
    }

    private static boolean isOrphan(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(PREFIX + "\\d+-.*")) {
            return false;
        }
        String rest = name.substring(PREFIX.length());
        return ProcessHandle.of(Long.parseLong(rest.substring(0, rest.indexOf('-')))).isEmpty();
    }

    @Override
    public void close() {
        started.parallelStream().forEach(ServerProcess::end);
        Tree.delete(path);
        guard.close();
    }
}
