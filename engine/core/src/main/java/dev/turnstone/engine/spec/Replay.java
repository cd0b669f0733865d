package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

import java.time.Duration;

/// How the target follows what is captured.
public record Replay(
        @Entry(
                        about = "The target has caught up when it is at most so far behind.",
                        usual = "\"5s\"")
                Duration lag) {}
