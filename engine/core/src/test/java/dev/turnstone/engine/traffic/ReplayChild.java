package dev.turnstone.engine.traffic;

import dev.turnstone.engine.metadata.ConvertedMetadata;
import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.ReplayOperation;
import dev.turnstone.engine.operation.ReplayOrder;
import dev.turnstone.engine.operation.ReplayResult;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.engine.operation.VerifyOperation;
import dev.turnstone.engine.operation.VerifyOrder;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replays, and a backfill beside them, in a process of its own: answers each line of its input
/// with one of JSON, and ends in order with its input.
final class ReplayChild implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ClusterClient source;
    private final TargetDesk desk;
    private final List<ReplayOperation> replays = new ArrayList<>();

    private ReplayChild(ClusterClient source, TargetDesk desk, String log, int workers) {
        this.source = source;
        this.desk = desk;
        for (int i = 0; i < workers; i++) {
            replays.add(ReplayOperation.open(ReplayOrder.of(source, log, "replay"), desk));
        }
        replays.getFirst().begin(false);
        replays.forEach(ReplayOperation::start);
    }

    /// Home, source, target, log, and how many replay it together.
    public static void main(String[] args) throws IOException, InterruptedException {
        try (ClusterClient source = ClusterClient.open(ClusterEndpoint.of(args[1]));
                ClusterClient target = ClusterClient.open(ClusterEndpoint.of(args[2]));
                TargetDesk desk = TargetDesk.open(target, Path.of(args[0]));
                ReplayChild child =
                        new ReplayChild(source, desk, args[3], Integer.parseInt(args[4]))) {
            child.serve();
        }
    }

    private void serve() throws IOException, InterruptedException {
        System.out.println("{}");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(Json.MAPPER.writeValueAsString(answer(line)));
        }
    }

    private Object answer(String line) throws InterruptedException {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "backfill" -> backfill(Path.of(words[1]));
            case "caught-up" -> caughtUp();
            case "verify" -> new VerifyOperation(VerifyOrder.of(source), desk).run();
            default -> results(true);
        };
    }

    private Object backfill(Path repository) {
        var metadata = new ConvertedMetadata(source, desk.target());
        new SourceIndices(source).names().forEach(index -> metadata.create(index, index));
        var order = BackfillOrder.of(new Origin.Snapshot(repository, Optional.empty()));
        try (BackfillOperation backfill = BackfillOperation.start(order, desk)) {
            return backfill.await();
        }
    }

    private ObjectNode caughtUp() throws InterruptedException {
        boolean all = true;
        for (ReplayOperation replay : replays) {
            all &= replay.awaitCaughtUp(PATIENCE);
        }
        return results(all);
    }

    private ObjectNode results(boolean all) {
        ObjectNode told = Json.MAPPER.createObjectNode().put("all", all);
        var each = told.putArray("replays");
        replays.forEach(
                replay -> each.add(Json.MAPPER.valueToTree(ReplayResult.of(replay.status()))));
        return told;
    }

    @Override
    public void close() {
        replays.forEach(ReplayOperation::close);
    }
}
