package dev.turnstone.proxy;

/// What is recorded of what passes, without which secrets: an answer to a request that changes
/// nothing up to a limit. And what happens while the log cannot keep up.
public record RecordingPlan(
        WhenFull whenFull, RecordingFilter filter, long answerLimit, Redaction redaction) {
    public static final long ANSWER_LIMIT = 1 << 20;

    /// All requests; clients never wait.
    public static RecordingPlan everything(Redaction redaction) {
        return new RecordingPlan(
                new WhenFull.PassAndMarkGap(), RecordingFilter.ALL, ANSWER_LIMIT, redaction);
    }

    public RecordingPlan withWhenFull(WhenFull other) {
        return new RecordingPlan(other, filter, answerLimit, redaction);
    }

    public RecordingPlan withFilter(RecordingFilter other) {
        return new RecordingPlan(whenFull, other, answerLimit, redaction);
    }

    public RecordingPlan withRedaction(Redaction other) {
        return new RecordingPlan(whenFull, filter, answerLimit, other);
    }
}
