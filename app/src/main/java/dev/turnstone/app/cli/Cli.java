package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;

import picocli.CommandLine;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Runs one command line and says how it ended: 0 done, 1 failed or "no", 2 wrong usage.
public final class Cli {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USAGE = 2;

    private Cli() {}

    public static int run(PrintStream out, PrintStream err, String... args) {
        return commandLine(new Console(out, err)).execute(args);
    }

    /// The whole tree of commands, writing to the given console.
    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new TurnstoneCommand(), new CommandFactory(console));
        line.setResourceBundle(Texts.of("cli").bundle());
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setExecutionExceptionHandler(new Failures(console));
        line.getHelpSectionMap()
                .put(
                        CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                        new CommandTree());
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
