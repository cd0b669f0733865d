package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `turnstone` itself: holds the commands; alone it shows them.
@Command(
        name = "turnstone",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionText.class,
        subcommands = {
            AssessCommand.class,
            MetadataCommand.class,
            BackfillCommand.class,
            SyncCommand.class,
            VerifyCommand.class,
            ProxyCommand.class,
            CaptureCommand.class,
            LogCommand.class,
            ReplayCommand.class,
            FailedCommand.class,
            WorkflowCommand.class,
            SandboxCommand.class,
            BenchCommand.class,
            CompletionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class TurnstoneCommand implements Runnable {
    @Spec private CommandSpec spec;

    /// Read by [dev.turnstone.app.Main] before anything else; declared so that help lists it.
    @Option(names = "--verbose", scope = ScopeType.INHERIT)
    void verbose(boolean on) {
        // heard by Main
    }

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), spec.resourceBundle().getString("failure.noCommand"));
    }
}
