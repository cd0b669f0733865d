package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;
import dev.turnstone.model.Revision;

/// By what two documents are told to be the same: revisions, contents or both. Immutable.
final class Comparison {
    private final Scheme scheme;
    private final Lineage lineage;
    private final boolean byContent;
    private final SourceShards shards;
    private final ExpectedContent expected;

    Comparison(
            Scheme scheme,
            Lineage lineage,
            boolean byContent,
            SourceShards shards,
            ExpectedContent expected) {
        this.scheme = scheme;
        this.lineage = lineage;
        this.byContent = byContent || scheme == Scheme.CONTENT;
        this.shards = shards;
        this.expected = expected;
    }

    boolean isByContent() {
        return byContent;
    }

    Comparison withContent() {
        return new Comparison(scheme, lineage, true, shards, expected);
    }

    Wanted wantedOfSource() {
        return switch (scheme) {
            case SEQUENCE -> new Wanted(true, lineage.hasTurned(), byContent);
            case SOURCE_VERSION -> new Wanted(false, true, byContent);
            case CONTENT -> new Wanted(false, false, true);
        };
    }

    Wanted wantedOfTarget() {
        return scheme == Scheme.CONTENT
                ? new Wanted(false, true, true)
                : new Wanted(lineage.hasTurned(), true, byContent);
    }

    /// Reads one side's hits.
    interface Reading {
        int shard(int scanned, Hit hit);

        long token(int shard, Hit hit);

        long content(Hit hit);

        Seen seen(int scanned, Hit hit);
    }

    Reading ofSource() {
        return new SourceReading();
    }

    Reading ofTarget() {
        return new TargetReading();
    }

    /// Whether both are the same write, as far as the scheme can tell, whatever they say.
    boolean isLinked(Seen source, Seen target) {
        return link(source, target) == Standing.EQUAL;
    }

    private Standing link(Seen source, Seen target) {
        return scheme == Scheme.CONTENT ? Standing.EQUAL : lineage.judge(source, target);
    }

    Standing judge(Seen source, Seen target) {
        Standing standing = link(source, target);
        return standing == Standing.EQUAL && byContent && source.content() != target.content()
                ? Standing.DIFFERENT
                : standing;
    }

    private static long revision(Hit hit) {
        return hit.seqNo < 0 ? Hit.UNKNOWN : Revision.of(0, hit.primaryTerm, hit.seqNo).version();
    }

    /// Revision and content in one, in the 64 bits that a digest takes.
    private static long both(long token, long content) {
        return token * 0x9E3779B97F4A7C15L + content;
    }

    private final class SourceReading implements Reading {
        @Override
        public int shard(int scanned, Hit hit) {
            return scanned;
        }

        @Override
        public long token(int shard, Hit hit) {
            if (scheme == Scheme.CONTENT) {
                return content(hit);
            }
            long token = lineage.sourceToken(shard, truth(hit), hit.version);
            return byContent ? both(token, content(hit)) : token;
        }

        @Override
        public long content(Hit hit) {
            if (!hit.hasSource) {
                return Hit.UNKNOWN;
            }
            Body stored = Body.of(hit.source.array(), 0, hit.source.length());
            Body body =
                    expected.equals(ExpectedContent.UNCHANGED)
                            ? stored
                            : expected.of(hit.id.text(), stored);
            return ContentHash.of(body.array(), body.offset(), body.length());
        }

        @Override
        public Seen seen(int scanned, Hit hit) {
            long revision = scheme == Scheme.CONTENT ? revision(hit) : truth(hit);
            return new Seen(
                    hit.id.text(), scanned, hit.routingText(), revision, hit.version, content(hit));
        }

        private long truth(Hit hit) {
            if (scheme == Scheme.SOURCE_VERSION) {
                return Revision.withinEpochOf(hit.version);
            }
            if (hit.seqNo < 0) {
                throw new ParityException(
                        "Document '"
                                + hit.id.text()
                                + "' of the source has no sequence number, so its index cannot be"
                                + " proven by revisions.",
                        "Check the index by content: it was created before Elasticsearch 6.");
            }
            return revision(hit);
        }
    }

    private final class TargetReading implements Reading {
        @Override
        public int shard(int scanned, Hit hit) {
            return shards.equals(SourceShards.SAME)
                    ? scanned
                    : shards.shardOf(scanned, hit.id.text(), hit.routingText());
        }

        @Override
        public long token(int shard, Hit hit) {
            if (scheme == Scheme.CONTENT) {
                return content(hit);
            }
            long token = lineage.targetToken(shard, revision(hit), hit.version);
            return byContent ? both(token, content(hit)) : token;
        }

        @Override
        public long content(Hit hit) {
            return hit.hasSource
                    ? ContentHash.of(hit.source.array(), 0, hit.source.length())
                    : Hit.UNKNOWN;
        }

        @Override
        public Seen seen(int scanned, Hit hit) {
            return new Seen(
                    hit.id.text(),
                    shard(scanned, hit),
                    hit.routingText(),
                    revision(hit),
                    hit.version,
                    content(hit));
        }
    }
}
