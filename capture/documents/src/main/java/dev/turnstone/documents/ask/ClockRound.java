package dev.turnstone.documents.ask;

import dev.turnstone.documents.Scheme;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardStates;

import java.util.ArrayList;
import java.util.List;

/// Asks a source without sequence numbers: every answer, absence included, carries the position
/// that our log had before.
final class ClockRound {
    private final ClusterClient client;
    private final AskOptions options;
    private final Lookup lookup;

    ClockRound(ClusterClient client, AskOptions options) {
        this.client = client;
        this.options = options;
        this.lookup = new Lookup(client);
    }

    List<Answer> ask(List<Question> questions) {
        long position = options.clock().getAsLong();
        var found = lookup.byName(questions);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            answers.add(
                    found.get(i)
                            .map(doc -> settled(question, List.of(upsert(doc, position))))
                            .orElseGet(() -> elsewhere(question, position)));
        }
        return answers;
    }

    private Answer elsewhere(Question question, long position) {
        List<Name> names = Name.resolve(client, question.name());
        if (names.isEmpty()) {
            return new Answer.NoIndex(question);
        }
        List<DocumentChange> changes = new ArrayList<>();
        for (Name name : names) {
            List<Found> found = lookup.byId(name.index(), List.of(question.id()));
            found.forEach(doc -> changes.add(upsert(doc, position)));
            if (found.isEmpty()) {
                changes.add(delete(question, name, position));
            }
        }
        return settled(question, changes);
    }

    private static Answer settled(Question question, List<DocumentChange> changes) {
        boolean whole =
                changes.stream()
                        .allMatch(
                                change ->
                                        !(change.change() instanceof Change.Upsert(var source))
                                                || source.length() > 0);
        return whole
                ? new Answer.Settled(question, changes)
                : new Answer.Unsettled(question, SequenceRound.NO_SOURCE, false);
    }

    private DocumentChange upsert(Found doc, long position) {
        return new DocumentChange(
                doc.index(),
                shards(doc.index()).routing().shardOf(doc.id(), doc.routing()),
                doc.id(),
                doc.routing(),
                revision(doc.index(), position),
                new Change.Upsert(doc.source() == null ? Body.EMPTY : doc.source()));
    }

    private DocumentChange delete(Question question, Name name, long position) {
        String routing = question.routing() == null ? name.routing() : question.routing();
        return new DocumentChange(
                name.index(),
                shards(name.index()).routing().shardOf(question.id(), routing),
                question.id(),
                routing,
                revision(name.index(), position),
                new Change.Delete());
    }

    private Revision revision(String index, long position) {
        return Scheme.clockRevision(options.epochs().applyAsInt(index), position);
    }

    private IndexShards shards(String index) {
        return new ShardStates(client).of(index);
    }
}
