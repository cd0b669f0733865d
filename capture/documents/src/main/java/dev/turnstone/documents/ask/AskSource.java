package dev.turnstone.documents.ask;

import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.search.Patience;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks the source what documents are now, in answers that no failover takes back.
///
/// Safe for any number of threads while the source has sequence numbers; under [Scheme#CLOCK] one
/// document must have one asker at a time. Blocks.
public final class AskSource {
    private static final int AT_ONCE = 500;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final ClusterClient client;
    private final AskOptions options;

    public AskSource(ClusterClient client, AskOptions options) {
        this.client = client;
        this.options = options;
    }

    /// One answer for each different question, in the order of the questions.
    public List<Answer> ask(Collection<Question> questions) {
        var different = new ArrayList<>(new LinkedHashSet<>(questions));
        var answers = new ArrayList<Answer>(different.size());
        for (int from = 0; from < different.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, different.size());
            answers.addAll(askUntilSettled(different.subList(from, to)));
        }
        return answers;
    }

    private Collection<Answer> askUntilSettled(List<Question> questions) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(question, unsettled(question, "")));
        Set<Question> open = new LinkedHashSet<>(questions);
        long deadline = System.nanoTime() + options.patience().toNanos();
        for (long wait = 10; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
            for (Answer answer : patientRound(List.copyOf(open))) {
                answers.put(answer.question(), answer);
                if (!(answer instanceof Answer.Unsettled(_, _, var again)) || !again) {
                    open.remove(answer.question());
                }
            }
            if (open.isEmpty() || System.nanoTime() > deadline) {
                return answers.values();
            }
            Patience.pause(wait);
        }
    }

    /// A cluster that cannot answer now is asked again as well.
    private List<Answer> patientRound(List<Question> questions) {
        try {
            return round(questions);
        } catch (TurnstoneException e) {
            if (!Patience.helps(e)) {
                throw e;
            }
            return questions.stream()
                    .map(question -> unsettled(question, ": " + e.getMessage()))
                    .toList();
        }
    }

    private Answer unsettled(Question question, String cause) {
        return new Answer.Unsettled(
                question,
                "its last write was not acknowledged by every copy within "
                        + options.patience().toSeconds()
                        + " s"
                        + cause,
                true);
    }

    /// The answers that hold; what is not among them has to be asked again.
    private List<Answer> round(List<Question> questions) {
        return Scheme.of(client.version()) == Scheme.SEQUENCE
                ? new SequenceRound(client, options).ask(questions)
                : new ClockRound(client, options).ask(questions);
    }
}
