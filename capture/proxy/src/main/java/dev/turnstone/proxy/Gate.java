package dev.turnstone.proxy;

import dev.turnstone.proxy.http.RequestHead;

/// Decides whether a request may begin. Asked again for a held one when [Passage#goOn] is called.
@FunctionalInterface
interface Gate {
    Verdict verdict(RequestHead head, boolean changes);

    /// What becomes of a request.
    sealed interface Verdict {
        Verdict PASS = new Pass();
        Verdict HOLD = new Hold();

        record Pass() implements Verdict {}

        record Hold() implements Verdict {}

        record Refuse(Refusal refusal) implements Verdict {}
    }
}
