package dev.turnstone.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first documents of each index of another source: for a rehearsal.
///
/// Each part gets its share beforehand, by what is estimated to be in it, so that reading on after
/// a kill keeps to the same sample.
public final class SampledSource implements DocumentSource {
    private final DocumentSource source;
    private final Map<String, Long> shares = new HashMap<>();

    public SampledSource(DocumentSource source, long perIndex) {
        this.source = source;
        Map<String, List<Part>> indices = new HashMap<>();
        source.parts()
                .forEach(
                        part ->
                                indices.computeIfAbsent(part.index(), _ -> new ArrayList<>())
                                        .add(part));
        indices.values().forEach(parts -> share(parts, perIndex));
    }

    private void share(List<Part> parts, long perIndex) {
        List<Part> smallestFirst =
                parts.stream().sorted((a, b) -> Long.compare(known(a), known(b))).toList();
        long left = perIndex;
        for (int i = 0; i < smallestFirst.size(); i++) {
            Part part = smallestFirst.get(i);
            long fair = Math.ceilDiv(left, smallestFirst.size() - i);
            long share = Math.min(fair, known(part));
            shares.put(part.name(), share);
            left -= share;
        }
    }

    private static long known(Part part) {
        long documents = part.estimate().documents();
        return documents < 0 ? Long.MAX_VALUE : documents;
    }

    @Override
    public List<Part> parts() {
        return source.parts();
    }

    @Override
    public PartReader open(Part part, Position from) {
        SamplePosition position =
                SamplePosition.of(from)
                        .orElseGet(
                                () ->
                                        new SamplePosition(
                                                shares.getOrDefault(part.name(), 0L), from));
        return new SampledReader(source.open(part, position.inner()), position);
    }

    @Override
    public void close() {
        source.close();
    }

    /// How many documents are still to be taken, and where the source itself stands.
    record SamplePosition(long left, Position inner) {
        private static final String KIND = "sample ";

        Position position() {
            return new Position(KIND + left + " " + inner.text());
        }

        static Optional<SamplePosition> of(Position position) {
            String text = position.text();
            if (!text.startsWith(KIND)) {
                return Optional.empty();
            }
            int end = text.indexOf(' ', KIND.length());
            return Optional.of(
                    new SamplePosition(
                            Long.parseLong(text.substring(KIND.length(), end)),
                            new Position(text.substring(end + 1))));
        }
    }

    private static final class SampledReader implements PartReader {
        private final PartReader reader;
        private long left;
        private SamplePosition position;

        SampledReader(PartReader reader, SamplePosition from) {
            this.reader = reader;
            this.left = from.left();
            this.position = from;
        }

        @Override
        public Optional<Batch> next() {
            return left <= 0 ? Optional.empty() : reader.next().map(this::cut);
        }

        private Batch cut(Batch batch) {
            int taken = (int) Math.min(left, batch.changes().size());
            left -= taken;
            long skipped = batch.read() - batch.changes().size();
            if (!batch.after().equals(position.inner())) {
                position = new SamplePosition(left, batch.after());
            }
            return new Batch(
                    batch.changes().subList(0, taken),
                    taken + skipped,
                    batch.skipped(),
                    position.position());
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
