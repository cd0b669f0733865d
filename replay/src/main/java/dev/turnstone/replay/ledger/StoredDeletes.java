package dev.turnstone.replay.ledger;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/// Deletes in a B-tree of the store, behind a filter, so that an unknown document costs no look-up.
final class StoredDeletes implements DeleteLedger {
    private static final char ROUTING = '@';

    private final MVMap<String, String> map;
    private final Runnable commit;
    private final KeyFilter filter = new KeyFilter();

    StoredDeletes(MVMap<String, String> map, Runnable commit) {
        this.map = map;
        this.commit = commit;
        map.keyIterator(null)
                .forEachRemaining(
                        key -> {
                            DocumentKey document = DocumentKey.parse(key);
                            filter.add(document.index(), document.shard(), document.id());
                        });
    }

    @Override
    public synchronized void record(Entry entry) {
        DocumentKey document = entry.document();
        String key = document.text();
        String known = map.get(key);
        if (known != null && version(known) >= entry.version()) {
            return;
        }
        map.put(key, encode(entry));
        filter.add(document.index(), document.shard(), document.id());
    }

    @Override
    public long versionOf(String index, int shard, String id) {
        if (!filter.mayHold(index, shard, id)) {
            return -1;
        }
        String known = map.get(new DocumentKey(index, shard, id).text());
        return known == null ? -1 : version(known);
    }

    @Override
    public Iterator<Entry> entries(String index) {
        Cursor<String, String> cursor =
                map.cursor(DocumentKey.firstOf(index), DocumentKey.afterLastOf(index), false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Entry next() {
                DocumentKey document = DocumentKey.parse(cursor.next());
                String value = cursor.getValue();
                return new Entry(document, routing(value), version(value));
            }
        };
    }

    @Override
    public Set<String> indices() {
        var indices = new TreeSet<String>();
        String key = map.firstKey();
        while (key != null) {
            String index = DocumentKey.parse(key).index();
            indices.add(index);
            key = map.ceilingKey(DocumentKey.afterLastOf(index));
        }
        return indices;
    }

    @Override
    public long count() {
        return map.sizeAsLong();
    }

    @Override
    public void flush() {
        commit.run();
    }

    private static String encode(Entry entry) {
        String version = Long.toString(entry.version(), Character.MAX_RADIX);
        return entry.routing() == null ? version : version + ROUTING + entry.routing();
    }

    private static long version(String value) {
        int at = value.indexOf(ROUTING);
        return Long.parseLong(at < 0 ? value : value.substring(0, at), Character.MAX_RADIX);
    }

    private static @Nullable String routing(String value) {
        int at = value.indexOf(ROUTING);
        return at < 0 ? null : value.substring(at + 1);
    }
}
