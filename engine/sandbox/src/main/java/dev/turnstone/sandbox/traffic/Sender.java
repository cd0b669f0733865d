package dev.turnstone.sandbox.traffic;

import java.util.List;

/// Sends writes: recorded before, recorded after, never repeated. Blocking; any thread.
final class Sender {
    private final SearchHttp http;
    private final Calls calls;
    private final Outcomes outcomes;
    private final Journal journal;
    private final Gauge gauge;

    Sender(SearchHttp http, Calls calls, Journal journal, Gauge gauge) {
        this.http = http;
        this.calls = calls;
        this.journal = journal;
        this.gauge = gauge;
        outcomes = new Outcomes(calls.dialect().sequenced());
    }

    Outcome single(Draft draft) {
        return single(draft, calls.single(draft));
    }

    /// For requests that are not what their operation says, like a body that is cut off.
    Outcome single(Draft draft, Call call) {
        List<Op> ops = List.of(draft.op());
        return send(ops, call, answer -> List.of(outcomes.single(draft.op(), answer))).getFirst();
    }

    List<Outcome> bulk(List<Draft> drafts, boolean refresh) {
        List<Op> ops = drafts.stream().map(Draft::op).toList();
        return send(ops, calls.bulk(drafts, refresh), answer -> outcomes.bulk(ops, answer));
    }

    List<Outcome> byQuery(List<Op> ops, String counter, Call call) {
        return send(ops, call, answer -> outcomes.byQuery(ops, counter, answer));
    }

    private List<Outcome> send(List<Op> ops, Call call, Reading reading) {
        long number = journal.sent(ops);
        long from = System.nanoTime();
        List<Outcome> read = reading.of(http.send(call));
        journal.done(number, ops, read);
        gauge.wrote(System.nanoTime() - from, read);
        return read;
    }

    /// A read that is counted; whether it came back whole.
    Answer read(Call call) {
        long from = System.nanoTime();
        Answer answer = http.send(call);
        boolean succeeded =
                answer instanceof Answer.Replied replied
                        && (replied.succeeded() || replied.status() == 404);
        gauge.read(System.nanoTime() - from);
        if (!succeeded) {
            gauge.failedRead(
                    SearchHttp.shortened(call.method() + " " + call.path() + ": " + answer));
        }
        return answer;
    }

    private interface Reading {
        List<Outcome> of(Answer answer);
    }
}
