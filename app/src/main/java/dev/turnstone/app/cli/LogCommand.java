package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// The traffic log: what it holds, whether it is whole.
@Command(
        name = "log",
        subcommands = {
            LogInfoCommand.class,
            LogDumpCommand.class,
            LogVerifyCommand.class,
            LogImportCommand.class
        })
final class LogCommand {}
