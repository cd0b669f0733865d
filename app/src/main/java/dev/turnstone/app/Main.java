package dev.turnstone.app;

import dev.turnstone.app.cli.Cli;

import java.util.Arrays;

/// Where everything starts: the command line, and the workbench when there is nothing else to do.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logs.configure(Arrays.asList(args).contains("--verbose"));
        System.exit(Cli.run(System.out, System.err, args));
    }
}
