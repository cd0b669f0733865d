package dev.turnstone.app.cli;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What documents go through on their way: a file of declared steps.
final class TransformOption {
    @Option(names = "--transform", paramLabel = "FILE")
    private @Nullable Path file;

    Transform transform() {
        if (file == null) {
            return Transform.NONE;
        }
        try {
            return Transforms.parse(Files.readString(file));
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The transform " + file + " cannot be read: " + e.getMessage() + ".",
                    "Check the path and that you may read it.",
                    e);
        }
    }
}
