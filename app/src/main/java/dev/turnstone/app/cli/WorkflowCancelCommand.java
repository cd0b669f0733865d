package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// Ends the run; what was made stays.
@Command(name = "cancel")
final class WorkflowCancelCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Option(names = "--end-proxies")
    private boolean endProxies;

    WorkflowCancelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.report(
                console,
                options.link().drive(options.request("cancel").put("endProxies", endProxies)),
                new WorkflowText(console.texts())::run);
    }
}
