package dev.turnstone.proxy;

/// What is recorded of what passes, without which secrets: an answer to a request that changes
/// nothing up to a limit. And what happens while the log cannot keep up.
public record RecordingPlan(
        WhenFull whenFull,
        RecordingFilter filter,
        long answerLimit,
        Redaction redaction,
        long memory) {
    public static final long ANSWER_LIMIT = 1 << 20;

    /// Bytes of copies that may be in the heap before they are written in ever smaller parts, or
    /// left out.
    public static final long MEMORY = Runtime.getRuntime().maxMemory() / 4;

    /// All requests; clients never wait.
    public static RecordingPlan everything(Redaction redaction) {
        return new RecordingPlan(
                new WhenFull.PassAndMarkGap(),
                RecordingFilter.ALL,
                ANSWER_LIMIT,
                redaction,
                MEMORY);
    }

    public RecordingPlan withWhenFull(WhenFull other) {
        return new RecordingPlan(other, filter, answerLimit, redaction, memory);
    }

    public RecordingPlan withFilter(RecordingFilter other) {
        return new RecordingPlan(whenFull, other, answerLimit, redaction, memory);
    }

    public RecordingPlan withRedaction(Redaction other) {
        return new RecordingPlan(whenFull, filter, answerLimit, other, memory);
    }

    RecordingPlan withMemory(long other) {
        return new RecordingPlan(whenFull, filter, answerLimit, redaction, other);
    }
}
