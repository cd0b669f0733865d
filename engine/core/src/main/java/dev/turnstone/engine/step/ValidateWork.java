package dev.turnstone.engine.step;

import dev.turnstone.compare.parity.ParityOptions;
import dev.turnstone.compare.parity.ParityProgress;
import dev.turnstone.engine.operation.VerifyOperation;
import dev.turnstone.engine.operation.VerifyOrder;
import dev.turnstone.engine.operation.VerifyResult;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Validation;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.model.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;

/// Proves parity, index by index. While the source is followed, what has not yet arrived is given
/// time. The last proof repairs nothing: clients may be on the target by then.
final class ValidateWork implements Work {
    private static final int TIMES = 5;
    private static final int EXAMPLES = 20;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final List<String> COUNTS =
            List.of(
                    "documents",
                    "identical",
                    "missing",
                    "extra",
                    "older",
                    "newer",
                    "different",
                    "inFlight",
                    "repaired");

    private final Desks desks;
    private final Followers followers;

    ValidateWork(Desks desks, Followers followers) {
        this.desks = desks;
        this.followers = followers;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        Validation wish = inputs.migration().validation();
        ObjectNode sum = Json.MAPPER.createObjectNode();
        COUNTS.forEach(count -> sum.put(count, 0L));
        ArrayNode indices = sum.putArray("indices");
        boolean proven = true;
        long began = System.nanoTime();
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            for (String index : inputs.indexList()) {
                if (inputs.context().isStopped()) {
                    return Outcome.NotYet.stopped();
                }
                VerifyOrder order =
                        VerifyOrder.of(inputs.source())
                                .of(index)
                                .with(inputs.transform())
                                .repairing(mayRepair(inputs.step().kind(), wish))
                                .with(ParityOptions.DEFAULT.withSample(wish.sample()));
                VerifyOperation verify = new VerifyOperation(order, lease.desk());
                long before = sum.path("documents").asLong();
                inputs.context().measuring(() -> progress(index, before, began, verify.progress()));
                VerifyResult result = verify.run();
                proven &= result.isProven();
                add(sum, indices, index, result);
                inputs.context().log(index + ": " + result.parity());
            }
        }
        sum.put("parity", proven ? "proven" : "broken");
        return proven ? new Outcome.Done(sum) : broken(inputs, sum);
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return Work.nothing();
    }

    static boolean mayRepair(StepKind kind, Validation wish) {
        return wish.repair() && kind != StepKind.PROVE;
    }

    /// Documents of the indices that are done, and what was read of this one.
    private static Progress progress(
            String index, long before, long began, ParityProgress reading) {
        long read = before + Math.max(0, reading.sourceRead());
        double seconds = Math.max(1, System.nanoTime() - began) / 1e9;
        return new Progress(
                index + ": " + read + " documents compared",
                read,
                reading.expected() < 0 ? Progress.UNKNOWN : before + reading.expected(),
                "documents",
                read / seconds);
    }

    private Outcome broken(Inputs inputs, ObjectNode sum) {
        boolean followed = followers.find(inputs.line()).isPresent();
        String why =
                "Parity is not proven: of %s documents %s missing, %s extra, %s older, %s newer, %s different, %s in flight"
                        .formatted(
                                sum.path("documents"),
                                sum.path("missing"),
                                sum.path("extra"),
                                sum.path("older"),
                                sum.path("newer"),
                                sum.path("different"),
                                sum.path("inFlight"));
        return followed && inputs.context().attempt() % TIMES != 0
                ? new Outcome.NotYet(why, SOON)
                : new Outcome.Failed(why + ". " + sum.path("indices"), remedy(sum));
    }

    /// That of the first index that has one of its own.
    private static String remedy(ObjectNode sum) {
        return sum.path("indices")
                .valueStream()
                .map(index -> index.path("remedy").asString(""))
                .filter(remedy -> !remedy.isEmpty())
                .findFirst()
                .orElse(
                        "See each index in the step's log; retry from the backfill, or repair by"
                                + " \"turnstone verify --repair\".");
    }

    private static void add(ObjectNode sum, ArrayNode indices, String index, VerifyResult result) {
        ObjectNode counts = Json.MAPPER.valueToTree(result);
        COUNTS.forEach(
                count -> sum.put(count, sum.path(count).asLong() + counts.path(count).asLong()));
        ObjectNode one = indices.addObject().put("index", index).put("parity", result.parity());
        result.indices().stream()
                .filter(each -> !each.reason().isEmpty())
                .findFirst()
                .ifPresent(each -> one.put("reason", each.reason()).put("remedy", each.remedy()));
        result.indices().stream()
                .filter(each -> !each.examples().isEmpty())
                .findFirst()
                .ifPresent(each -> located(one, each));
    }

    /// How many documents of a broken index differ in which way, and some of them by name.
    private static void located(ObjectNode one, VerifyResult.Index index) {
        one.set("counts", Json.MAPPER.valueToTree(index.counts()));
        one.set(
                "examples",
                Json.MAPPER.valueToTree(index.examples().stream().limit(EXAMPLES).toList()));
    }
}
