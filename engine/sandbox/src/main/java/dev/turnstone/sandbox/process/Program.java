package dev.turnstone.sandbox.process;

import java.nio.file.Path;
import java.util.List;

/// What a child process runs: a main class of the launcher package on a server's class path, in a
/// directory of its own.
public record Program(
        String name,
        List<Path> classPath,
        String mainClass,
        List<String> arguments,
        Path directory,
        Path cache,
        int heapMegabytes,
        boolean optimising) {
    private static final int USUAL_HEAP = 512;

    public Program {
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    public Program(
            String name,
            List<Path> classPath,
            String mainClass,
            List<String> arguments,
            Path directory,
            Path cache) {
        this(name, classPath, mainClass, arguments, directory, cache, USUAL_HEAP, false);
    }

    /// The same as it would run in production: with a heap of this size, and compiled as well as
    /// the JVM can once it is warm. It starts more slowly.
    public Program forLoad(int megabytes) {
        return new Program(
                name, classPath, mainClass, arguments, directory, cache, megabytes, true);
    }

    Path log() {
        return directory.resolve("server.log");
    }
}
