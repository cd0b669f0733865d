package dev.turnstone.app.cli;

import dev.turnstone.compare.parity.Difference;
import dev.turnstone.compare.parity.ParityProgress;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.engine.operation.VerifyOperation;
import dev.turnstone.engine.operation.VerifyOrder;
import dev.turnstone.engine.operation.VerifyResult;
import dev.turnstone.model.cluster.ClusterClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Proves that the target holds what the source holds.
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private static final int EXAMPLES = 10;

    private final Console console;

    @Mixin private SourceOptions source;
    @Mixin private TargetOptions target;
    @Mixin private Indices indices;
    @Mixin private TransformOption transform;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--repair")
    private boolean repair;

    @Option(names = "--over-foreign-writes")
    private boolean overForeignWrites;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (overForeignWrites && !repair) {
            throw new WrongUsage(console.texts().text("verify.overWithoutRepair"));
        }
        try (ClusterClient from = source.open(console);
                ClusterClient to = target.open(console);
                TargetDesk desk = TargetDesk.open(to, home.home())) {
            VerifyOperation verify =
                    new VerifyOperation(
                            VerifyOrder.of(from)
                                    .of(indices.patterns())
                                    .with(transform.transform())
                                    .repairing(repair)
                                    .overForeignWrites(overForeignWrites),
                            desk);
            VerifyResult result;
            try (ProgressLine line =
                    ProgressLine.show(console, () -> progress(verify.progress()))) {
                result = verify.run();
            }
            console.report(json.isSet(), result, text(result));
            return result.isProven() ? Cli.DONE : Cli.FAILED;
        }
    }

    private String progress(ParityProgress progress) {
        return console.texts()
                .text(
                        "verify.progress",
                        progress.phase().name().toLowerCase(Locale.ROOT),
                        Amounts.count(progress.sourceRead()),
                        Amounts.count(progress.targetRead()),
                        Amounts.count(progress.located()));
    }

    private String text(VerifyResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                console.texts()
                        .text(
                                "verify.done",
                                result.parity(),
                                Amounts.count(result.documents()),
                                Amounts.count(result.identical()),
                                Amounts.count(result.missing()),
                                Amounts.count(result.extra()),
                                Amounts.count(result.older()),
                                Amounts.count(result.newer()),
                                Amounts.count(result.different()),
                                Amounts.count(result.inFlight()),
                                Amounts.count(result.repaired())));
        result.indices().forEach(index -> add(lines, index));
        result.leftOut().forEach(out -> lines.add(console.texts().text("verify.leftOut", out)));
        return String.join(System.lineSeparator(), lines);
    }

    private void add(List<String> lines, VerifyResult.Index index) {
        lines.add(
                console.texts()
                        .text(
                                "verify.index",
                                index.source(),
                                index.target(),
                                index.parity(),
                                Amounts.count(index.counts().documents())));
        if (!index.reason().isEmpty()) {
            lines.add("    " + index.reason() + " " + index.remedy());
        }
        if (!index.fieldsMissing().isEmpty()) {
            String fields = String.join(", ", index.fieldsMissing());
            lines.add(console.texts().text("verify.fieldsMissing", fields));
        }
        for (Difference each : index.examples().stream().limit(EXAMPLES).toList()) {
            lines.add(
                    "    "
                            + each.kind().name().toLowerCase(Locale.ROOT)
                            + " "
                            + each.id()
                            + (each.note().isEmpty() ? "" : ": " + each.note()));
        }
    }
}
