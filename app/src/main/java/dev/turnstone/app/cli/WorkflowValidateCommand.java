package dev.turnstone.app.cli;

import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecFeedback;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.live.Estimator;
import dev.turnstone.engine.spec.live.LiveFeedback;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.SecretSource;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges a spec: by itself, then by what its clusters say; and estimates how much there is to do.
@Command(name = "validate")
final class WorkflowValidateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private WorkflowOptions options;

    @Option(names = "--offline")
    private boolean offline;

    @Option(names = "--estimate")
    private boolean estimate;

    @Option(names = "--seconds", paramLabel = "S")
    private long seconds = 60;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE", arity = "0..1")
    private @Nullable Path file;

    WorkflowValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String name = "";
        String text;
        if (file == null) {
            SpecDesk desk = SpecDesk.open(options);
            name = desk.session();
            text = desk.text().orElse("");
        } else {
            text = GivenFile.read("spec", file);
        }
        SpecReading reading = Specs.read(text);
        Endpoints endpoints = new Endpoints(SecretSource.environment());
        SpecFeedback feedback =
                offline
                        ? reading.feedback()
                        : new LiveFeedback(endpoints, Duration.ofSeconds(seconds)).check(reading);
        List<Estimate> estimates =
                estimate && !offline && feedback.isClear()
                        ? reading.spec().map(spec -> estimates(spec, endpoints)).orElse(List.of())
                        : List.of();
        report(name, reading, feedback, estimates);
        return feedback.isClear() ? Cli.DONE : Cli.FAILED;
    }

    private static List<Estimate> estimates(Spec spec, Endpoints endpoints) {
        List<Estimate> estimates = new ArrayList<>();
        spec.migrations()
                .forEach(
                        (name, migration) -> {
                            var endpoint =
                                    endpoints.of(migration.from(), spec.source(migration.from()));
                            try (ClusterClient source = ClusterClient.open(endpoint)) {
                                estimates.addAll(Estimator.of(name, migration, source));
                            }
                        });
        return estimates;
    }

    private void report(
            String name, SpecReading reading, SpecFeedback feedback, List<Estimate> estimates) {
        options.report(
                console,
                new SpecAnswer(name, feedback).with(reading.spec(), estimates),
                _ -> text(feedback, estimates));
    }

    private String text(SpecFeedback feedback, List<Estimate> estimates) {
        SpecText shown = new SpecText(console.texts());
        return Stream.of(
                        shown.problems(feedback.problems()),
                        shown.estimates(estimates),
                        console.texts().text(feedback.isClear() ? "spec.clear" : "spec.notClear"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
