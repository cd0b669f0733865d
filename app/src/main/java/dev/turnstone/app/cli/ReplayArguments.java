package dev.turnstone.app.cli;

import dev.turnstone.model.IndexPatterns;
import dev.turnstone.replay.shadow.Choice;
import dev.turnstone.replay.shadow.ShadowFile;
import dev.turnstone.replay.shadow.ShadowPlan;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is replayed, and how.
final class ReplayArguments {
    @Option(names = "--log", paramLabel = "PLACE")
    private @Nullable String log;

    @Option(names = "--consumer", paramLabel = "NAME")
    private String consumer = "replay";

    @Option(names = "--until-caught-up")
    private boolean untilCaughtUp;

    @Option(names = "--shadow")
    private boolean shadow;

    @Option(names = "--only-shadow")
    private boolean onlyShadow;

    @Option(names = "--tuples", paramLabel = "PLACE")
    private @Nullable String tuples;

    @Option(names = "--speed", paramLabel = "FACTOR")
    private @Nullable Double speed;

    @Option(names = "--rate", paramLabel = "N")
    private double rate;

    @Option(names = "--share", paramLabel = "0-1")
    private double share = 1;

    @Option(names = "--paths", paramLabel = "REGEX")
    private String paths = ".*";

    @Option(names = "--changes", paramLabel = "FILE")
    private @Nullable Path changes;

    String log() {
        if (log == null) {
            throw new WrongUsage("--log: not given (expected: a folder or kafka:HOST:PORT/TOPIC)");
        }
        return log;
    }

    String consumer() {
        return consumer;
    }

    boolean untilCaughtUp() {
        return untilCaughtUp;
    }

    boolean converges() {
        return !onlyShadow;
    }

    boolean shadows() {
        return shadow || onlyShadow;
    }

    /// Documents go as fast as possible, shadows at their own pace, unless told otherwise.
    double speed() {
        return speed == null ? (shadows() ? 1 : 0) : speed;
    }

    String tuples(Path home) {
        return tuples == null ? home.resolve("tuples").toString() : tuples;
    }

    ShadowPlan plan(Indices indices) {
        try {
            return ShadowPlan.USUAL
                    .of(
                            new Choice(
                                    Set.of(),
                                    Pattern.compile(paths),
                                    IndexPatterns.of(indices.patterns()),
                                    share,
                                    false))
                    .changing(file())
                    .at(speed(), rate);
        } catch (PatternSyntaxException e) {
            throw new WrongUsage("--paths: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--" + e.getMessage());
        }
    }

    private ShadowFile file() {
        if (changes == null) {
            return ShadowFile.NONE;
        }
        return ShadowFile.parse(GivenFile.read("file of changes", changes));
    }
}
