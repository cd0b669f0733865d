package dev.turnstone.app;

import dev.turnstone.app.cli.Cli;
import dev.turnstone.app.ui.Launcher;

import java.util.Arrays;

/// Where everything starts: the command line, and the workbench when there is nothing else to do.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logs.configure(Arrays.asList(args).contains("--verbose"));
        if (args.length > 0) {
            System.exit(Cli.run(System.out, System.err, args));
        }
        if (!Display.isThere()) {
            System.err.println(Texts.of("start").text("start.noDisplay"));
            System.exit(Cli.WRONG_USAGE);
        }
        System.exit(window());
    }

    /// A display may be named and not answer: that of a session that has ended, or of another user.
    private static int window() {
        try {
            Launcher.launch();
            return Cli.DONE;
        } catch (UnsupportedOperationException e) {
            System.err.println(
                    Texts.of("start")
                            .text(
                                    "start.deafDisplay",
                                    System.getenv().getOrDefault("DISPLAY", "")));
            return Cli.WRONG_USAGE;
        }
    }
}
