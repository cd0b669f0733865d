package dev.turnstone.app.ui.parity;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Proofs;
import dev.turnstone.app.ui.run.Results;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What one step that proves came to; its counts are empty where it has not ended yet.
record Proof(
        String step,
        String name,
        boolean last,
        StepState state,
        String verdict,
        Map<Bucket, Long> counts,
        long repaired,
        List<Index> indices,
        List<Located> located,
        long read,
        long expected,
        @Nullable Instant when,
        String note,
        String remedy) {

    /// What a document can be found as.
    enum Bucket {
        IDENTICAL,
        IN_FLIGHT,
        MISSING,
        EXTRA,
        OLDER,
        NEWER,
        DIFFERENT;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private String field() {
            return this == IN_FLIGHT ? "inFlight" : key();
        }

        boolean isBroken() {
            return this != IDENTICAL && this != IN_FLIGHT;
        }
    }

    /// One document that is not the same on both sides, by name.
    record Located(
            String index,
            String id,
            String kind,
            long shard,
            long sourceRevision,
            long targetVersion,
            String note) {}

    /// The verdict on one index; `reason` where nothing could be proven.
    record Index(String proof, String name, String parity, String reason) {}

    static Proof of(RunView.StepView step, Texts texts) {
        StepName name = StepName.of(step.id(), step.kind());
        JsonNode result = Results.of(step);
        boolean ended = Proofs.hasEnded(step);
        Map<Bucket, Long> counts = new EnumMap<>(Bucket.class);
        if (ended) {
            for (Bucket bucket : Bucket.values()) {
                counts.put(bucket, result.path(bucket.field()).asLong(0));
            }
        }
        String place = name.place(texts);
        return new Proof(
                step.id(),
                place,
                step.kind() == StepKind.PROVE,
                step.state(),
                ended ? result.path("parity").asString("") : "",
                counts,
                ended ? result.path("repaired").asLong(0) : 0,
                ended ? indices(place, result.path("indices")) : List.of(),
                ended ? located(result.path("indices")) : List.of(),
                step.amount() == null ? -1 : step.amount().done(),
                step.amount() == null ? -1 : step.amount().total(),
                step.ended(),
                step.note(),
                step.remedy());
    }

    private static List<Index> indices(String place, JsonNode indices) {
        return StreamSupport.stream(indices.spliterator(), false)
                .map(
                        each ->
                                new Index(
                                        place,
                                        each.path("index").asString(""),
                                        each.path("parity").asString(""),
                                        each.path("reason").asString("")))
                .toList();
    }

    private static List<Located> located(JsonNode indices) {
        List<Located> all = new ArrayList<>();
        for (JsonNode index : indices) {
            for (JsonNode each : index.path("examples")) {
                all.add(
                        new Located(
                                index.path("index").asString(""),
                                each.path("id").asString(""),
                                each.path("kind").asString("").toLowerCase(java.util.Locale.ROOT),
                                each.path("shard").asLong(0),
                                each.path("sourceRevision").asLong(-1),
                                each.path("targetVersion").asLong(-1),
                                each.path("note").asString("")));
            }
        }
        return all;
    }

    /// How far it is while it is under way, from 0 to 1; -1 where nobody knows.
    double share() {
        return hasEnded()
                ? 1
                : expected <= 0 || read < 0 ? -1 : Math.min(1, read / (double) expected);
    }

    boolean isProven() {
        return verdict.equals("proven");
    }

    boolean hasEnded() {
        return !counts.isEmpty();
    }

    /// Documents of the source: all but the target's own.
    long documents() {
        return counts.entrySet().stream()
                .filter(each -> each.getKey() != Bucket.EXTRA)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
