package dev.turnstone.app;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Logs go to standard error: warnings always, everything of ours with `--verbose`.
final class Logs {
    private static final Logger OURS = Logger.getLogger("dev.turnstone");

    static {
        System.setProperty(
                "java.util.logging.SimpleFormatter.format", "%1$tH:%1$tM:%1$tS %4$-7s %5$s%6$s%n");
    }

    private Logs() {}

    static void configure(boolean verbose) {
        LogManager.getLogManager().reset();
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new SimpleFormatter());
        console.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.SEVERE);
        OURS.setLevel(verbose ? Level.FINE : Level.WARNING);
    }
}
