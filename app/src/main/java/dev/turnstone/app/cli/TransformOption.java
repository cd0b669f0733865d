package dev.turnstone.app.cli;

import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// What documents go through on their way: a file of declared steps.
final class TransformOption {
    @Option(names = "--transform", paramLabel = "FILE")
    private @Nullable Path file;

    Transform transform() {
        return file == null ? Transform.NONE : Transforms.parse(GivenFile.read("transform", file));
    }
}
