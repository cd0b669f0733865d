package dev.turnstone.replay.ledger;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.StreamStore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Failures in the store: entries in one map, bodies in blocks in another, so that a 90 MB document
/// is nothing special.
final class StoredFailures implements FailedLedger {
    private final MVMap<String, byte[]> entries;
    private final StreamStore bodies;
    private final Map<Failure.Group, Long> groups = new HashMap<>();

    StoredFailures(MVMap<String, byte[]> entries, MVMap<Long, byte[]> blocks) {
        this.entries = entries;
        this.bodies = new StreamStore(blocks);
        Long last = blocks.lastKey();
        bodies.setNextKey(last == null ? 0 : last + 1);
        entries.values().forEach(bytes -> count(FailureCodec.decode(bytes).failure(), 1));
    }

    @Override
    public synchronized void record(Failure failure) {
        DocumentKey document = DocumentKey.of(failure.change());
        Optional<Failure> old = refused(document);
        if (old.filter(newer -> isAfter(newer, failure.change().revision())).isPresent()) {
            return;
        }
        remove(document);
        byte[] body =
                switch (failure.change().change()) {
                    case Change.Upsert(Body source) -> keep(source);
                    case Change.Delete() -> new byte[0];
                };
        Failure counted = failure.after(old.map(Failure::attempts).orElse(0));
        entries.put(document.text(), FailureCodec.encode(counted, body));
        count(counted, 1);
    }

    @Override
    public synchronized Optional<Failure> find(DocumentKey document) {
        return Optional.ofNullable(entries.get(document.text()))
                .map(FailureCodec::decode)
                .map(this::withBody);
    }

    @Override
    public synchronized Map<Failure.Group, Long> groups() {
        return Map.copyOf(groups);
    }

    @Override
    public List<DocumentKey> documents(Failure.Group group) {
        var documents = new ArrayList<DocumentKey>();
        Cursor<String, byte[]> cursor =
                entries.cursor(
                        DocumentKey.firstOf(group.index()),
                        DocumentKey.afterLastOf(group.index()),
                        false);
        while (cursor.hasNext()) {
            DocumentKey document = DocumentKey.parse(cursor.next());
            if (FailureCodec.decode(cursor.getValue()).failure().group().equals(group)) {
                documents.add(document);
            }
        }
        return documents;
    }

    @Override
    public synchronized void settle(DocumentKey document, Revision written) {
        if (refused(document).filter(failure -> !isAfter(failure, written)).isPresent()) {
            remove(document);
        }
    }

    @Override
    public long count() {
        return entries.sizeAsLong();
    }

    /// Without its body.
    private Optional<Failure> refused(DocumentKey document) {
        return Optional.ofNullable(entries.get(document.text()))
                .map(FailureCodec::decode)
                .map(FailureCodec.Stored::failure);
    }

    private static boolean isAfter(Failure failure, Revision revision) {
        return failure.change().revision().compareTo(revision) > 0;
    }

    private void remove(DocumentKey document) {
        byte[] old = entries.remove(document.text());
        if (old != null) {
            FailureCodec.Stored stored = FailureCodec.decode(old);
            bodies.remove(stored.bodyId().array());
            count(stored.failure(), -1);
        }
    }

    private void count(Failure failure, long by) {
        groups.merge(
                failure.group(),
                by,
                (old, change) -> old + change == 0 ? null : Long.valueOf(old + change));
    }

    private byte[] keep(Body source) {
        try {
            return bodies.put(
                    new ByteArrayInputStream(source.array(), source.offset(), source.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Failure withBody(FailureCodec.Stored stored) {
        Failure failure = stored.failure();
        DocumentChange change = failure.change();
        if (change.isDelete()) {
            return failure;
        }
        try (InputStream in = bodies.get(stored.bodyId().array())) {
            var whole =
                    new DocumentChange(
                            change.index(),
                            change.shard(),
                            change.id(),
                            change.routing(),
                            change.revision(),
                            new Change.Upsert(Body.of(in.readAllBytes())));
            return new Failure(
                    whole,
                    failure.stage(),
                    failure.type(),
                    failure.reason(),
                    failure.when(),
                    failure.attempts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
