package dev.turnstone.replay.traffic;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.replay.captured.Interpreter;
import dev.turnstone.replay.captured.Meaning;
import dev.turnstone.replay.captured.MetadataChange;
import dev.turnstone.replay.traffic.Captured.Entry;

import java.time.Instant;
import java.util.List;

/// Does what each entry of the log asks for. The reader's thread only.
final class Entries {
    private final Books books;
    private final Barriers barriers;
    private final Pending pending;
    private final BarrierTurn turn;

    Entries(Books books, Barriers barriers, Pending pending, BarrierTurn turn) {
        this.books = books;
        this.barriers = barriers;
        this.pending = pending;
        this.turn = turn;
    }

    void take(Captured captured) throws InterruptedException {
        Ticket ticket = books.tickets().issue(captured);
        switch (captured.entry()) {
            case Entry.Gap gap when gap.changing() == 0 -> {
                books.tally().exchange("GapOfReads");
                ticket.settled();
            }
            case Entry.Gap gap -> {
                books.tally().exchange("Gap");
                books.tally().event("A proxy missed traffic: " + gap.reason());
                books.completeness().followed().all().forEach(index -> gap(index, gap.from()));
                pending.settledWithNewcomers(ticket);
            }
            case Entry.Seen(Exchange exchange) -> seen(exchange, ticket);
        }
    }

    private void gap(String index, Instant since) {
        books.completeness().gap(index, since, () -> books.marks().reconcile(index));
    }

    private void seen(Exchange exchange, Ticket ticket) throws InterruptedException {
        Meaning meaning = Interpreter.interpret(exchange);
        if (exchange.ending() == Ending.OPEN_AT_GAP && !(meaning instanceof Meaning.Metadata)) {
            // The gap, told next, owes whatever it wrote.
            books.tally().exchange("OpenAtGap");
            ticket.settled();
            return;
        }
        books.tally()
                .exchange(
                        meaning instanceof Meaning.Nothing(var why)
                                ? why.name()
                                : meaning.getClass().getSimpleName());
        switch (meaning) {
            case Meaning.Nothing _ -> {
                String elsewhere = exchange.elsewhere();
                if (elsewhere != null) {
                    books.tally().elsewhere(exchange.proxy(), elsewhere);
                }
                ticket.settled();
            }
            case Meaning.Writes(var effects) ->
                    pending.add(
                            new BatchReplay.Item(ticket, effects, Span.of(exchange)),
                            exchange.request().body().bytes().length());
            case Meaning.ByQuery(var names, long documents, boolean makes) -> {
                pending.flush();
                List<String> behind = barriers.behind(names);
                behind.forEach(books.marks()::reconcile);
                // What is made later is known by that name.
                (makes && behind.isEmpty() ? names : behind)
                        .forEach(
                                index ->
                                        books.completeness()
                                                .change(index, known -> known.byQuery(documents)));
                if (makes) {
                    pending.settledWithNewcomers(ticket);
                } else {
                    ticket.settled();
                }
            }
            case Meaning.Unclear(var names, String reason) -> {
                books.tally()
                        .event("Not understood, and looked for by sequence numbers: " + reason);
                pending.flush();
                barriers.behind(names).forEach(index -> gap(index, exchange.begun()));
                pending.settledWithNewcomers(ticket);
            }
            case Meaning.Metadata(MetadataChange change) -> turn.pass(exchange, change, ticket);
        }
    }
}
