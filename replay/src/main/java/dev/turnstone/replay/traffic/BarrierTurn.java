package dev.turnstone.replay.traffic;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.replay.captured.MetadataChange;

/// Lets metadata pass when everything before it is on the target. The reader's thread only.
final class BarrierTurn {
    private static final String BARRIER = "replay/barrier/";

    private final String note;
    private final Workplace place;
    private final Books books;
    private final Barriers barriers;
    private final Crossing crossing;
    private final Steering steering;
    private final Pending pending;
    private final Commits commits;

    BarrierTurn(
            String name,
            Workplace place,
            Books books,
            Barriers barriers,
            Crossing crossing,
            Steering steering,
            Pending pending,
            Commits commits) {
        this.note = BARRIER + name;
        this.place = place;
        this.books = books;
        this.barriers = barriers;
        this.crossing = crossing;
        this.steering = steering;
        this.pending = pending;
        this.commits = commits;
    }

    /// What was captured before is durable first; then nothing else moves.
    void pass(Exchange exchange, MetadataChange change, Ticket ticket) throws InterruptedException {
        if (MetadataRule.of(change.kind()) == MetadataRule.TOLD) {
            barriers.apply(change);
            ticket.settled();
            return;
        }
        String id =
                exchange.proxy()
                        + "/"
                        + exchange.connection()
                        + "/"
                        + exchange.number()
                        + "/"
                        + exchange.begun()
                        + "/"
                        + exchange.ending();
        pending.flush();
        awaitOpen(1);
        crossing.alone(
                () -> {
                    if (place.ledger().notes().find(note).filter(id::equals).isEmpty()) {
                        barriers.apply(change);
                        place.ledger().notes().put(note, id);
                    }
                });
        ticket.settled();
        commits.commit();
    }

    /// The indices that were found to be others than before.
    void passReplaced() throws InterruptedException {
        if (!crossing.isClear()) {
            pending.flush();
            awaitOpen(0);
            crossing.alone(() -> crossing.eachReplaced(barriers::replaced));
        }
    }

    private void awaitOpen(int most) throws InterruptedException {
        while (books.tickets().openCount() > most) {
            if (!steering.isAlive()) {
                throw new Ended();
            }
            books.tickets().awaitProgress();
        }
    }
}
