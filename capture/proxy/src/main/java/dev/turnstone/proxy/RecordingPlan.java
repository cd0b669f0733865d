package dev.turnstone.proxy;

/// What is recorded of what passes: which requests, how much of an answer to a request that changes
/// nothing, and how much is gathered before it goes to the log in chunks.
record RecordingPlan(
        RecordingFilter filter, Redaction redaction, long answerLimit, int piece, long memory) {}
