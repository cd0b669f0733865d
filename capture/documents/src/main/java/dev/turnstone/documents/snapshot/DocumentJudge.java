package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;

import org.jspecify.annotations.Nullable;

/// Makes changes of the stored documents of one shard.
///
/// `severalTypes`: ids are unique only within a type there, so they name no document.
record DocumentJudge(String index, int shard, int epoch, boolean severalTypes) {
    Verdict judge(StoredDocument document) {
        Body source = document.source();
        String name = name(document);
        if (name == null) {
            return new Verdict.Skipped(SkipReasons.NO_ID);
        }
        if (severalTypes) {
            return new Verdict.Skipped(SkipReasons.SEVERAL_TYPES);
        }
        if (document.primaryTerm() < 0 || document.seqNo() < 0) {
            return new Verdict.Skipped(SkipReasons.NO_REVISION);
        }
        if (document.primaryTerm() > Revision.MAX_PRIMARY_TERM
                || document.seqNo() > Revision.MAX_SEQ_NO) {
            return new Verdict.Skipped(SkipReasons.REVISION_TOO_HIGH);
        }
        if (source == null || source.length() == 0) {
            return new Verdict.Skipped(SkipReasons.NO_SOURCE);
        }
        return new Verdict.Passed(
                new DocumentChange(
                        index,
                        shard,
                        name,
                        document.routing(),
                        Revision.of(epoch, document.primaryTerm(), document.seqNo()),
                        new Change.Upsert(source)));
    }

    /// Indices made before 6.0 store `type#id`.
    private static @Nullable String name(StoredDocument document) {
        Body id = document.id();
        if (id != null) {
            return DocumentId.decode(id);
        }
        String uid = document.uid();
        return uid == null ? null : uid.substring(uid.indexOf('#') + 1);
    }
}
