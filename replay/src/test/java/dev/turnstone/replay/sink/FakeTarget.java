package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Json;
import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A target in memory that behaves as a real one does, and badly where it is told to. Thread-safe.
public final class FakeTarget implements BulkTarget {
    /// What it does with a bulk, chance by chance.
    public record Temper(
            double wholeRejected,
            double itemRejected,
            double lostBefore,
            double lostAfter,
            double forgetsTombstones) {
        public static final Temper CALM = new Temper(0, 0, 0, 0, 0);
        public static final Temper WILD = new Temper(0.1, 0.05, 0.1, 0.1, 0.2);
    }

    /// A document, or a tombstone where the source is null.
    public record Doc(long version, @Nullable String source, long seqNo) {}

    private final Random random;
    private final Temper temper;
    private final long longestBody;
    private final Map<String, Doc> documents = new HashMap<>();
    private final Map<Integer, Long> seqNos = new HashMap<>();
    private final List<Integer> bulkSizes = new ArrayList<>();
    private final int shards;
    private long timesAsked;
    private volatile int broken;
    private volatile int behind;
    private volatile long life = 1;

    public FakeTarget(long seed, Temper temper, int shards, long longestBody) {
        this.random = new Random(seed);
        this.temper = temper;
        this.shards = shards;
        this.longestBody = longestBody;
    }

    public static FakeTarget calm() {
        return new FakeTarget(1, Temper.CALM, 3, 100L << 20);
    }

    /// From now on every request gets this status; 0 heals it.
    public void breakWith(int status) {
        broken = status;
    }

    /// The next request is carried out, and whoever stands before the target answers this.
    public void carryOutAndAnswer(int status) {
        behind = status;
    }

    public synchronized Map<String, Doc> documents() {
        return Map.copyOf(documents);
    }

    public synchronized List<Integer> bulkSizes() {
        return List.copyOf(bulkSizes);
    }

    /// What a client does behind our back: a plain write.
    public synchronized void writeForeign(String index, String id, String source) {
        TargetIndex found = index(index);
        String key = key(index, found.shardOf(id, null), id);
        Doc held = documents.get(key);
        long seqNo = seqNos.merge(found.shardOf(id, null), 1L, Long::sum) - 1;
        documents.put(key, new Doc(held == null ? 1 : held.version() + 1, source, seqNo));
    }

    /// Its shards move or restart: their tombstones are gone, and a stale write comes through.
    public synchronized void beginAnotherLife(String index, String id, long staleVersion) {
        life++;
        bringBack(index, id, staleVersion);
    }

    /// Its tombstones are collected, and a stale write comes through that was not ours to send.
    public synchronized void bringBack(String index, String id, long staleVersion) {
        String key = key(index, index(index).shardOf(id, null), id);
        documents.values().removeIf(held -> held.source() == null);
        int shard = index(index).shardOf(id, null);
        long seqNo = seqNos.merge(shard, 1L, Long::sum) - 1;
        documents.putIfAbsent(key, new Doc(staleVersion, "{}", seqNo));
    }

    public synchronized boolean holds(String index, String id) {
        Doc held = documents.get(key(index, index(index).shardOf(id, null), id));
        return held != null && held.source() != null;
    }

    @Override
    public TargetIndex index(String name) {
        return new TargetIndex(
                name, name, "uuid", ShardRouting.of(shards, shards), TargetIndex.Mode.VERSIONED);
    }

    @Override
    public synchronized List<ShardState> shards(TargetIndex index) {
        var states = new ArrayList<ShardState>();
        for (int shard = 0; shard < shards; shard++) {
            states.add(
                    new ShardState(
                            shard,
                            seqNos.getOrDefault(shard, 0L) - 1,
                            new ShardState.Life("a", life, "h", 1)));
        }
        return states;
    }

    @Override
    public synchronized List<Held> held(TargetIndex index, List<DocumentChange> asked) {
        timesAsked += asked.size();
        return asked.stream()
                .map(
                        document -> {
                            int shard = index.shardOf(document.id(), document.routing());
                            Doc doc = documents.get(key(index.name(), shard, document.id()));
                            return doc == null || doc.source() == null
                                    ? Held.NOTHING
                                    : new Held(doc.seqNo(), doc.version());
                        })
                .toList();
    }

    /// How many documents it was asked about.
    public synchronized long timesAsked() {
        return timesAsked;
    }

    @Override
    public long longestBody() {
        return longestBody;
    }

    @Override
    public ClusterAnswer bulk(Body lines) {
        synchronized (this) {
            if (broken != 0 || chance(temper.wholeRejected())) {
                return answer(broken == 0 ? 429 : broken, "{}");
            }
            if (lines.length() > longestBody) {
                return answer(413, "");
            }
            if (chance(temper.lostBefore())) {
                throw lost();
            }
            if (chance(temper.forgetsTombstones())) {
                documents.values().removeIf(held -> held.source() == null);
            }
            String text = apply(lines.text());
            if (behind != 0) {
                int status = behind;
                behind = 0;
                return answer(status, "");
            }
            if (chance(temper.lostAfter())) {
                throw lost();
            }
            return answer(200, text);
        }
    }

    private String apply(String lines) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        var items = answer.putArray("items");
        String[] all = lines.split("\n", -1);
        int count = 0;
        for (int at = 0; at + 1 < all.length; ) {
            JsonNode action = Json.MAPPER.readTree(all[at++]);
            String kind = action.propertyNames().iterator().next();
            String source = kind.equals("delete") ? null : all[at++];
            items.addObject().set(kind, item(action.path(kind), source));
            count++;
        }
        bulkSizes.add(count);
        return answer.toString();
    }

    private ObjectNode item(JsonNode action, @Nullable String source) {
        ObjectNode item = Json.MAPPER.createObjectNode();
        String id = action.path("_id").asString();
        String routing = action.has("routing") ? action.path("routing").asString() : null;
        String name = action.path("_index").asString();
        int shard = index(name).shardOf(id, routing);
        String key = key(name, shard, id);
        long version = action.path("version").asLong();
        if (chance(temper.itemRejected())) {
            return error(item, 429, "rejected_execution_exception", "busy");
        }
        if (source != null && source.contains("\"poison\"")) {
            return error(item, 400, "mapper_parsing_exception", "failed to parse field [poison]");
        }
        Doc held = documents.get(key);
        if (held != null && held.version() >= version) {
            return error(
                    item,
                    409,
                    "version_conflict_engine_exception",
                    "["
                            + id
                            + "]: version conflict, current version ["
                            + held.version()
                            + "] is higher or equal to the one provided ["
                            + version
                            + "]");
        }
        long seqNo = seqNos.merge(shard, 1L, Long::sum) - 1;
        documents.put(key, new Doc(version, source, seqNo));
        item.put("status", source == null && (held == null || held.source() == null) ? 404 : 200);
        item.put("_seq_no", seqNo).put("_primary_term", 1);
        return item;
    }

    private static ObjectNode error(ObjectNode item, int status, String type, String reason) {
        item.put("status", status).putObject("error").put("type", type).put("reason", reason);
        return item;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static String key(String index, int shard, String id) {
        return index + "/" + shard + "/" + id;
    }

    private static ClusterAnswer answer(int status, String text) {
        return new ClusterAnswer(status, Map.of(), Body.of(text));
    }

    private static ClusterException.Unreachable lost() {
        return new ClusterException.Unreachable("connection reset", "Try again.", null);
    }
}
