package dev.turnstone.documents.scan;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.ReadAhead;
import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.SourceNotice;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Every document of some indices of a live cluster, one part per shard. The client stays the
/// caller's.
public final class ScanSource implements DocumentSource {
    private final ClusterClient client;
    private final ScanOptions options;
    private final Scheme scheme;
    private final boolean once;
    private final Map<String, IndexFacts> facts = new LinkedHashMap<>();
    private final Map<String, IndexShards> shards = new LinkedHashMap<>();

    /// Looks at every index; refused where one of them cannot be read in full.
    public ScanSource(ClusterClient client, List<String> indices, ScanOptions options) {
        this(client, indices, options, false);
    }

    private ScanSource(
            ClusterClient client, List<String> indices, ScanOptions options, boolean once) {
        this.once = once;
        this.client = client;
        this.options = options;
        this.scheme = Scheme.of(client.version());
        for (String index : indices) {
            IndexFacts fact = IndexFacts.of(client, index);
            if (!options.waived().contains(index)) {
                fact.refusal()
                        .ifPresent(
                                refusal -> {
                                    throw refusal;
                                });
            }
            fact.requireNumbers();
            fact.remark().ifPresent(text -> options.told().accept(new SourceNotice(index, text)));
            IndexShards found = new ShardStates(client).started(index, starting());
            found.primaries().forEach(Limits::require);
            facts.put(index, fact);
            shards.put(index, found);
        }
    }

    /// Not where the next round looks again anyway, and others are read meanwhile.
    private Duration starting() {
        Duration most = once ? Duration.ZERO : ShardStates.STARTING;
        return options.patience().compareTo(most) < 0 ? options.patience() : most;
    }

    /// A source that ends where the checkpoints stand when a part is opened: for reading again and
    /// again what came since. Refused where there are no sequence numbers.
    public static ScanSource delta(
            ClusterClient client, List<String> indices, ScanOptions options) {
        if (Scheme.of(client.version()) != Scheme.SEQUENCE) {
            throw new TurnstoneException(
                    client.version() + " does not tell which documents changed since a checkpoint.",
                    "Capture its traffic, or scan it again.");
        }
        return new ScanSource(client, indices, options, true);
    }

    public Scheme scheme() {
        return scheme;
    }

    /// The shards as they stood when this source was made.
    public List<IndexShards> shards() {
        return List.copyOf(shards.values());
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (IndexShards index : shards.values()) {
            for (ShardState shard : index.primaries()) {
                parts.add(
                        new Part(
                                index.index() + "/" + shard.shard(),
                                index.index(),
                                shard.shard(),
                                new Part.Estimate(
                                        shard.primary().documents(), shard.primary().bytes())));
            }
        }
        return parts;
    }

    @Override
    public PartReader open(Part part, Position from) {
        ShardState state =
                Objects.requireNonNull(shards.get(part.index()), part.index())
                        .primary(part.shard());
        boolean frozen = Objects.requireNonNull(facts.get(part.index())).frozen();
        if (scheme == Scheme.CLOCK) {
            // Not read ahead: a page given up while it is under way would leave its scroll open.
            return new ClockReader(client, options, state, from);
        }
        return new ReadAhead(windows(new ShardSource(client, options, state, frozen, ""), from));
    }

    private PartReader windows(ShardSource shard, Position from) {
        ShardState state = shard.refreshed();
        Limits.require(state);
        ScanPosition position = ScanPosition.of(from).orElseGet(() -> ScanPosition.startOf(state));
        return new WindowReader(
                new WindowPages(
                        shard,
                        Limits.window(options, state),
                        once ? Stretches.none(shard) : new Stretches(shard, options),
                        state,
                        position,
                        once),
                state,
                options.epochs().applyAsInt(state.index()),
                from);
    }

    @Override
    public void close() {}
}
