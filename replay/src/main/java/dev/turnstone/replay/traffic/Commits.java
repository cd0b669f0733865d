package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.util.List;

/// Moves the log's position behind what is durable. The reader's thread only.
final class Commits {
    private final ExchangeSource log;
    private final Workplace place;
    private final Books books;
    private final Duration every;
    private long last;

    Commits(ExchangeSource log, Workplace place, Books books, Duration every) {
        this.log = log;
        this.place = place;
        this.books = books;
        this.every = every;
    }

    void commitIfDue() {
        if (System.nanoTime() - last >= every.toNanos()) {
            commit();
        }
    }

    /// The ledgers first: a position never stands on what is not durable.
    void commit() {
        List<Ticket> finished = books.tickets().takeFinished();
        if (!finished.isEmpty()) {
            books.completeness().flush();
            place.ledger().save();
            finished.forEach(Ticket::done);
            log.commit();
        }
        last = System.nanoTime();
    }
}
