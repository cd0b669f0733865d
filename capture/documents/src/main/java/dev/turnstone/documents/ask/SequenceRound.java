package dev.turnstone.documents.ask;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.shard.IndexClosed;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One try to ask a source with sequence numbers. What a failover could take back is not answered.
final class SequenceRound {
    static final String NO_SOURCE = "the source gave no _source";

    private final ClusterClient client;
    private final AskOptions options;
    private final Lookup lookup;
    private final Map<String, List<Name>> names = new HashMap<>();
    private final Map<String, IndexClosed> closed = new HashMap<>();

    SequenceRound(ClusterClient client, AskOptions options) {
        this.client = client;
        this.options = options;
        this.lookup = new Lookup(client);
    }

    List<Answer> ask(List<Question> questions) {
        List<Answer> answers = new ArrayList<>();
        List<Question> asked = new ArrayList<>();
        for (Question question : questions) {
            List<Name> behind =
                    names.computeIfAbsent(question.name(), name -> Name.resolve(client, name));
            if (behind.isEmpty()) {
                answers.add(new Answer.NoIndex(question));
            } else {
                asked.add(question);
            }
        }
        if (!asked.isEmpty()) {
            askThere(asked, answers);
        }
        return answers;
    }

    private void askThere(List<Question> all, List<Answer> answers) {
        Map<String, IndexShards> before = states();
        List<Question> questions = new ArrayList<>();
        for (Question question : all) {
            closed(question).ifPresentOrElse(answers::add, () -> questions.add(question));
        }
        List<Optional<Found>> found = lookup.byName(questions);
        Map<String, IndexShards> after = states();
        List<Question> absent = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (found.get(i).isEmpty()) {
                absent.add(question);
            } else {
                upsert(found.get(i).get(), before, after)
                        .ifPresent(change -> answers.add(answer(question, List.of(change))));
            }
        }
        if (!absent.isEmpty()) {
            askElsewhere(absent, after, answers);
        }
    }

    /// One index that nobody can read holds up nothing but questions about itself.
    private Optional<Answer> closed(Question question) {
        return behind(question).stream()
                .map(name -> closed.get(name.index()))
                .filter(Objects::nonNull)
                .findFirst()
                .map(
                        why ->
                                new Answer.Unsettled(
                                        question, why.getMessage() + " " + why.remedy(), false));
    }

    /// A realtime get found nothing. Deleted is what is still absent in every shard after all that
    /// was written until then has been acknowledged by every copy.
    private void askElsewhere(
            List<Question> questions, Map<String, IndexShards> seen, List<Answer> answers) {
        Map<String, IndexShards> before = states();
        Map<String, List<Question>> byIndex = new LinkedHashMap<>();
        for (Question question : questions) {
            behind(question)
                    .forEach(
                            name ->
                                    byIndex.computeIfAbsent(name.index(), _ -> new ArrayList<>())
                                            .add(question));
        }
        Map<String, List<Found>> hits = new HashMap<>();
        byIndex.forEach(
                (index, those) ->
                        hits.put(
                                index,
                                lookup.byId(
                                        index,
                                        those.stream().map(Question::id).distinct().toList())));
        var durable = new Durable(seen, before, states(), this::states);
        for (Question question : questions) {
            changes(question, hits, durable)
                    .ifPresent(changes -> answers.add(answer(question, changes)));
        }
    }

    private Optional<List<DocumentChange>> changes(
            Question question, Map<String, List<Found>> hits, Durable durable) {
        List<DocumentChange> changes = new ArrayList<>();
        for (Name name : behind(question)) {
            List<Found> found =
                    hits.getOrDefault(name.index(), List.of()).stream()
                            .filter(doc -> doc.id().equals(question.id()))
                            .toList();
            for (Found doc : found) {
                Optional<DocumentChange> change = upsert(doc, durable.before(), durable.after());
                if (change.isEmpty()) {
                    return Optional.empty();
                }
                changes.add(change.get());
            }
            if (!durable.before().containsKey(name.index())) {
                return Optional.empty();
            }
            String routing = question.routing() == null ? name.routing() : question.routing();
            int shard = durable.shardOf(name.index(), question.id(), routing);
            if (changes.stream().noneMatch(change -> change.shard() == shard)) {
                Optional<ShardState> absentAt = durable.absentAt(name.index(), shard);
                if (absentAt.isEmpty()) {
                    return Optional.empty();
                }
                delete(question, routing, absentAt.get()).ifPresent(changes::add);
            }
        }
        return Optional.of(changes);
    }

    /// Empty where nothing was ever written to the shard, so that there is nothing to delete.
    private Optional<DocumentChange> delete(
            Question question, @Nullable String routing, ShardState state) {
        long local = state.checkpoints().local();
        if (local < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new DocumentChange(
                        state.index(),
                        state.shard(),
                        question.id(),
                        routing,
                        Revision.of(epoch(state.index()), state.primaryTerm(), local),
                        new Change.Delete()));
    }

    /// Empty where the write could still be taken back, or the shard's primary changed meanwhile.
    private Optional<DocumentChange> upsert(
            Found doc, Map<String, IndexShards> before, Map<String, IndexShards> after) {
        if (!before.containsKey(doc.index()) || !after.containsKey(doc.index())) {
            return Optional.empty();
        }
        IndexShards shards = before.get(doc.index());
        int shard = shards.routing().shardOf(doc.id(), doc.routing());
        ShardState then = shards.primary(shard);
        ShardState now = after.get(doc.index()).primary(shard);
        if (!then.hasTermOf(now) || doc.seqNo() > now.checkpoints().global()) {
            return Optional.empty();
        }
        return Optional.of(
                new DocumentChange(
                        doc.index(),
                        shard,
                        doc.id(),
                        doc.routing(),
                        Revision.of(epoch(doc.index()), doc.primaryTerm(), doc.seqNo()),
                        new Change.Upsert(doc.source() == null ? Body.EMPTY : doc.source())));
    }

    private static Answer answer(Question question, List<DocumentChange> changes) {
        boolean lacks =
                changes.stream()
                        .anyMatch(
                                change ->
                                        change.change() instanceof Change.Upsert(var source)
                                                && source.length() == 0);
        return lacks
                ? new Answer.Unsettled(question, NO_SOURCE, false)
                : new Answer.Settled(question, changes);
    }

    private int epoch(String index) {
        return options.epochs().applyAsInt(index);
    }

    private List<Name> behind(Question question) {
        return names.getOrDefault(question.name(), List.of());
    }

    private Map<String, IndexShards> states() {
        var reader = new ShardStates(client);
        Map<String, IndexShards> states = new HashMap<>();
        names.values().stream()
                .flatMap(List::stream)
                .map(Name::index)
                .distinct()
                .forEach(index -> find(index, reader).ifPresent(found -> states.put(index, found)));
        return states;
    }

    private Optional<IndexShards> find(String index, ShardStates reader) {
        try {
            return reader.find(index);
        } catch (IndexClosed e) {
            closed.put(index, e);
            return Optional.empty();
        }
    }
}
