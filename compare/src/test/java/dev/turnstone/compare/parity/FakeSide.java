package dev.turnstone.compare.parity;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.shard.Checkpoints;
import dev.turnstone.model.shard.ShardCopy;
import dev.turnstone.model.shard.ShardState;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// An index in memory. Scans come in a random order.
final class FakeSide implements Side {
    record Doc(String id, @Nullable String routing, long term, long seqNo, long version) {}

    private final List<Map<String, Doc>> shards = new ArrayList<>();
    private final List<ShardState> states = new ArrayList<>();
    private final Random random;
    private final String uuid = "uuid";
    private Runnable beforeScan = () -> {};
    private String body = "{}";
    private int lastAsked;

    FakeSide(int count, Random random) {
        this.random = random;
        for (int i = 0; i < count; i++) {
            shards.add(new TreeMap<>());
            states.add(state(i, "history-" + i, 1, 1_000_000, 1_000_000));
        }
    }

    Map<String, Doc> shard(int number) {
        return shards.get(number);
    }

    void put(int shard, Doc doc) {
        shards.get(shard).put(doc.id(), doc);
    }

    /// A second document of the same id, as another mapping type has it.
    void putTwin(int shard, Doc doc) {
        shards.get(shard).put(doc.id() + "\0twin", doc);
    }

    static ShardState state(int shard, String history, long term, long maxSeqNo, long global) {
        Checkpoints checkpoints = new Checkpoints(history, maxSeqNo, maxSeqNo, global);
        ShardCopy copy = new ShardCopy(shard, true, "node", "copy", checkpoints, 1, 1);
        return new ShardState("birds", "uuid", term, copy);
    }

    void state(ShardState state) {
        states.set(state.shard(), state);
    }

    /// What each document holds.
    void body(String json) {
        body = json;
    }

    /// How many ids the last question had.
    int lastAsked() {
        return lastAsked;
    }

    void beforeScan(Runnable happening) {
        beforeScan = happening;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public SideState state() {
        return new SideState(
                uuid, new ShardRouting(shards.size(), shards.size(), 1), states, false, 100);
    }

    @Override
    public void refresh() {}

    @Override
    public void scan(int shard, Wanted wanted, HitConsumer consumer) {
        beforeScan.run();
        List<Doc> docs = new ArrayList<>(shards.get(shard).values());
        Collections.shuffle(docs, random);
        Hit hit = new Hit();
        docs.forEach(doc -> give(shard, doc, hit, consumer));
    }

    @Override
    public void ask(int shard, Collection<String> ids, Wanted wanted, HitConsumer consumer) {
        lastAsked = ids.size();
        Hit hit = new Hit();
        for (int i = 0; i < shards.size(); i++) {
            if (shard == ANY || shard == i) {
                Map<String, Doc> held = new HashMap<>(shards.get(i));
                held.values().removeIf(doc -> !ids.contains(doc.id()));
                held.values().forEach(doc -> give(shard, doc, hit, consumer));
            }
        }
    }

    private void give(int shard, Doc doc, Hit hit, HitConsumer consumer) {
        hit.clear();
        fill(hit.id, doc.id());
        if (doc.routing() != null) {
            fill(hit.routing, doc.routing());
            hit.hasRouting = true;
        }
        hit.primaryTerm = doc.term();
        hit.seqNo = doc.seqNo();
        hit.version = doc.version();
        fill(hit.source, body);
        hit.hasSource = true;
        consumer.accept(shard, hit);
    }

    private static void fill(Bytes into, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        into.append(bytes, 0, bytes.length);
    }
}
