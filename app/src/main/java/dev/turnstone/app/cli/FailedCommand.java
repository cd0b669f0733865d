package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// The documents that were refused.
@Command(
        name = "failed",
        subcommands = {FailedListCommand.class, FailedShowCommand.class, FailedRetryCommand.class})
final class FailedCommand {}
