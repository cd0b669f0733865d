package dev.turnstone.app.cli;

import dev.turnstone.engine.assess.Assessment;
import dev.turnstone.engine.assess.Assessor;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.InstantSource;
import java.util.concurrent.Callable;

/// Reads both clusters and tells what stands in the way.
@Command(name = "assess")
final class AssessCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private SourceOptions source;
    @Mixin private TargetOptions target;
    @Mixin private Indices indices;
    @Mixin private JsonOption json;

    @Option(names = "--types", paramLabel = "HOW")
    private SeveralTypes types = SeveralTypes.ASK;

    AssessCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (ClusterClient from = source.open(console);
                ClusterClient to = target.open(console)) {
            Assessment assessment =
                    new Assessor(from, to, InstantSource.system())
                            .assess(IndexPatterns.of(indices.patterns()), types);
            console.report(json.isSet(), assessment, assessment.toText());
            return assessment.isClear() ? Cli.DONE : Cli.FAILED;
        }
    }
}
