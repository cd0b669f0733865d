package dev.turnstone.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// Prints what a shell needs to complete commands and options.
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    private static final String OF_ZSH =
            "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n";

    private final Console console;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", descriptionKey = "SHELL", arity = "0..1")
    private Shell shell = Shell.BASH;

    CompletionCommand(Console console) {
        this.console = console;
    }

    /// Zsh reads the same script once it was told how.
    enum Shell {
        BASH,
        ZSH
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("turnstone", spec.root().commandLine());
        console.out().print(shell == Shell.ZSH ? OF_ZSH + script : script);
        console.out().flush();
        return Cli.DONE;
    }
}
