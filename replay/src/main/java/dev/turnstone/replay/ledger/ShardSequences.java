package dev.turnstone.replay.ledger;

import org.h2.mvstore.MVMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One set of numbers per index and shard, kept in memory and saved at checkpoints.
///
/// Safe for any number of threads; one lock for many numbers at once.
public final class ShardSequences {
    private final MVMap<String, byte[]> map;
    private final Map<Place, SequenceSet> sets = new HashMap<>();
    private final Set<Place> unsaved = new HashSet<>();

    /// A shard of an index.
    public record Place(String index, int shard) {
        String text() {
            return index + '\0' + shard;
        }

        static Place parse(String text) {
            int at = text.indexOf('\0');
            return new Place(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
        }
    }

    ShardSequences(MVMap<String, byte[]> map) {
        this.map = map;
        map.forEach((place, bytes) -> sets.put(Place.parse(place), SequenceSet.of(bytes)));
    }

    /// Adds the numbers `numbers[0..count)`.
    public synchronized void addAll(Place place, long[] numbers, int count) {
        SequenceSet set = writable(place);
        for (int i = 0; i < count; i++) {
            set.add(numbers[i]);
        }
    }

    public synchronized void addRange(Place place, long from, long to) {
        writable(place).addRange(from, to);
    }

    public synchronized void addAll(Place place, SequenceSet numbers) {
        writable(place).addAll(numbers);
    }

    public synchronized boolean contains(Place place, long number) {
        SequenceSet set = sets.get(place);
        return set != null && set.contains(number);
    }

    public synchronized boolean containsInAnyShard(String index, long number) {
        return sets.entrySet().stream()
                .anyMatch(
                        each ->
                                each.getKey().index().equals(index)
                                        && each.getValue().contains(number));
    }

    public synchronized boolean isKnown(Place place) {
        return sets.containsKey(place);
    }

    public synchronized List<SequenceSet.Range> holes(Place place, long to, int limit) {
        SequenceSet set = sets.get(place);
        return set == null ? List.of() : set.holes(0, to, limit);
    }

    /// The same between two ends, both included; all of it where nothing of the shard is known.
    public synchronized List<SequenceSet.Range> holes(Place place, long from, long to, int limit) {
        return sets.getOrDefault(place, new SequenceSet()).holes(from, to, limit);
    }

    /// The highest number; -1 where there is none.
    public synchronized long last(Place place) {
        SequenceSet set = sets.get(place);
        return set == null ? -1 : set.last();
    }

    public synchronized long count(Place place) {
        SequenceSet set = sets.get(place);
        return set == null ? 0 : set.size();
    }

    /// How many numbers are here and not in the other one.
    public synchronized long countBeyond(Place place, ShardSequences other) {
        SequenceSet set = sets.get(place);
        return set == null ? 0 : other.countMissing(place, set);
    }

    /// The same, of those that are in a third one as well.
    public synchronized long countBeyond(Place place, ShardSequences other, ShardSequences within) {
        SequenceSet set = sets.get(place);
        return set == null ? 0 : other.countMissing(place, within.shared(place, set));
    }

    /// Forgets a shard whose numbers mean something else now, such as that of an index made anew.
    public synchronized void forget(Place place) {
        sets.remove(place);
        unsaved.remove(place);
        map.remove(place.text());
    }

    private synchronized SequenceSet shared(Place place, SequenceSet set) {
        SequenceSet here = sets.get(place);
        return here == null ? new SequenceSet() : set.shared(here);
    }

    private synchronized long countMissing(Place place, SequenceSet set) {
        SequenceSet here = sets.get(place);
        return here == null ? set.size() : set.countBeyond(here);
    }

    synchronized void save() {
        unsaved.forEach(this::put);
        unsaved.clear();
    }

    synchronized void save(Place place) {
        if (unsaved.remove(place)) {
            put(place);
        }
    }

    private void put(Place place) {
        SequenceSet set = sets.get(place);
        if (set != null) {
            map.put(place.text(), set.toBytes());
        }
    }

    private SequenceSet writable(Place place) {
        unsaved.add(place);
        return sets.computeIfAbsent(place, _ -> new SequenceSet());
    }
}
