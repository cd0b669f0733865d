package dev.turnstone.engine.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.turnstone.engine.spec.shape.Entry;

import java.time.Duration;
import java.util.Optional;

/// How writes that reach the source during the migration reach the target as well.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Capture {

    /// Not at all: nobody writes to the source, or what they write is not needed.
    @JsonTypeName("none")
    record None() implements Capture {}

    /// By asking the source for what changed since the last time. Needs sequence numbers: a source
    /// of 6.0 or later.
    @JsonTypeName("delta")
    record Delta(
            @Entry(about = "How often the source is asked.", usual = "\"1s\"") Duration every,
            @Entry(
                            about = "Each how many rounds deletions are looked for.",
                            usual = "30",
                            least = 1,
                            most = 1_000_000)
                    int reconcileEvery)
            implements Capture {}

    /// By a proxy that clients talk to instead of the source.
    @JsonTypeName("proxy")
    record Proxy(
            @Entry(
                            about = "Where the proxy listens.",
                            usual = "\"localhost:9201\"",
                            pattern = "[^\\s:/]+:[0-9]{1,5}",
                            expected = "HOST:PORT")
                    String listen,
            @Entry(
                            about =
                                    "Where traffic is kept: a folder, or kafka:BOOTSTRAP/TOPIC. A"
                                            + " folder of Turnstone's own unless said.",
                            pattern = "(kafka:[^\\s/]+/[A-Za-z0-9._-]+|(?!kafka:).+)",
                            expected = "a folder or kafka:BOOTSTRAP/TOPIC")
                    Optional<String> log,
            @Entry(
                            about =
                                    "True where proxies run elsewhere and write to the log;"
                                            + " Turnstone starts none then.",
                            usual = "false")
                    boolean external)
            implements Capture {}
}
