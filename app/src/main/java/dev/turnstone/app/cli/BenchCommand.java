package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// Measures on servers of its own, beside what they can do at most.
@Command(
        name = "bench",
        subcommands = {
            BenchBackfillCommand.class,
            BenchCaptureCommand.class,
            BenchVerifyCommand.class,
            BenchReplayCommand.class,
            BenchEngineCommand.class,
            BenchWorkbenchCommand.class
        })
final class BenchCommand {}
