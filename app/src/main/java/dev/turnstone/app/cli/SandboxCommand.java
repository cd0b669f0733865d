package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// Real servers on this machine, for trying by hand.
@Command(
        name = "sandbox",
        subcommands = {
            SandboxUpCommand.class,
            SandboxStatusCommand.class,
            SandboxDownCommand.class,
            SandboxLoadCommand.class,
            SandboxTrafficCommand.class,
            SandboxCheckCommand.class,
            SandboxRunCommand.class
        })
final class SandboxCommand {}
