package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Changes the pace of the replay of this home.
@Command(name = "speed")
final class ReplaySpeedCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "FACTOR", descriptionKey = "FACTOR")
    private double factor;

    ReplaySpeedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new WrongUsage("FACTOR: " + factor + " (expected: 0 or more)");
        }
        return new ReplayLink(console, home.home()).tell("speed", factor, json.isSet());
    }
}
