package dev.turnstone.documents.delta;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.HistoryChanged;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// Follows indices by their sequence numbers, round by round. Deletions need a [Reconcile] now and
/// then. One thread runs it; [#takeUp] may come from any.
public final class SyncLoop {
    private final ClusterClient client;
    private final List<String> indices;
    private final ScanOptions options;
    private final CheckpointStore checkpoints;
    private final SyncPorts ports;
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    public SyncLoop(
            ClusterClient client,
            List<String> indices,
            ScanOptions options,
            CheckpointStore checkpoints,
            SyncPorts ports) {
        this.client = client;
        this.indices = new CopyOnWriteArrayList<>(indices);
        this.options = options;
        this.checkpoints = checkpoints;
        this.ports = ports;
    }

    /// Follows one more index from the next round on.
    public void follow(String index) {
        if (!indices.contains(index)) {
            indices.add(index);
        }
    }

    /// Reads once what came since the checkpoints and says how many documents that were.
    public long round() {
        return round(() -> false);
    }

    /// The same, until it is told to end: the checkpoints stand behind what was delivered.
    public long round(BooleanSupplier ended) {
        long documents = 0;
        for (String index : indices) {
            if (!ended.getAsBoolean() && !stopped.contains(index)) {
                documents += read(index, ended);
            }
        }
        return documents;
    }

    /// The indices that are not followed until [#takeUp].
    public Set<String> stopped() {
        return Set.copyOf(stopped);
    }

    /// Follows an index again, from its start, after its epoch was raised.
    public void takeUp(String index) {
        new ShardStates(client)
                .find(index)
                .ifPresent(
                        shards -> {
                            for (int shard = 0; shard < shards.shards(); shard++) {
                                checkpoints.forget(index + "/" + shard);
                            }
                        });
        stopped.remove(index);
    }

    private long read(String index, BooleanSupplier ended) {
        try (var source = ScanSource.delta(client, List.of(index), options)) {
            IndexShards shards = source.shards().getFirst();
            if (isStopped(shards)) {
                return 0;
            }
            long documents = 0;
            for (Part part : source.parts()) {
                documents += read(source, part, shards, ended);
            }
            return documents;
        } catch (HistoryChanged e) {
            // The next round finds out what happened, with the states that it needs to tell it.
            return 0;
        } catch (TurnstoneException e) {
            ports.happened(new SourceEvent.Unreadable(index, e.getMessage() + " " + e.remedy()));
            return 0;
        }
    }

    private boolean isStopped(IndexShards shards) {
        for (ShardState state : shards.primaries()) {
            Optional<ShardCheckpoint> before = checkpoints.find(name(state));
            Optional<SourceEvent> event =
                    before.flatMap(kept -> SourceEvent.between(kept, state, shards.shards()));
            if (event.isEmpty()) {
                continue;
            }
            ports.happened(event.get());
            if (event.get().stops()) {
                stopped.add(shards.index());
                return true;
            }
            checkpoints.keep(
                    name(state),
                    ShardCheckpoint.of(state, shards.shards(), before.orElseThrow().position()));
        }
        return false;
    }

    private long read(ScanSource source, Part part, IndexShards shards, BooleanSupplier ended) {
        ShardState state = shards.primary(part.shard());
        Position from =
                checkpoints.find(part.name()).map(ShardCheckpoint::position).orElse(Position.START);
        long documents = 0;
        try (PartReader reader = source.open(part, from)) {
            while (!ended.getAsBoolean()) {
                Optional<Batch> batch = reader.next();
                if (batch.isEmpty()) {
                    break;
                }
                ports.deliver(part, batch.get());
                checkpoints.keep(
                        part.name(),
                        ShardCheckpoint.of(state, shards.shards(), batch.get().after()));
                documents += batch.get().read();
            }
        }
        return documents;
    }

    private static String name(ShardState state) {
        return state.index() + "/" + state.shard();
    }
}
