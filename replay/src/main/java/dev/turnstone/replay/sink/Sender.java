package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Sends one load at a time, again and again until each of its changes is explained. Runs on its
/// own virtual thread.
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int TRIES_OF_FAILURES = 8;
    private static final int UNANSWERED_BEFORE_HALVING = 3;
    private static final int WORTH_HALVING = 1 << 20;

    private final BulkTarget target;
    private final Office office;
    private final Lanes lanes;
    private final Flights flights;
    private final Duration patience;
    private final AtomicReference<@Nullable Trouble> trouble;
    private final BulkBody lines = new BulkBody();

    Sender(
            BulkTarget target,
            Office office,
            Lanes lanes,
            Flights flights,
            Duration patience,
            AtomicReference<@Nullable Trouble> trouble) {
        this.target = target;
        this.office = office;
        this.lanes = lanes;
        this.flights = flights;
        this.patience = patience;
        this.trouble = trouble;
    }

    void run() throws InterruptedException {
        for (Lanes.Taken taken = lanes.take(); taken != null; taken = lanes.take()) {
            deliver(taken.load());
            lanes.giveBack(taken);
        }
    }

    private void deliver(Load load) throws InterruptedException {
        var todo = new ArrayDeque<Load>();
        var backoff = new Backoff(patience);
        todo.add(load);
        while (!todo.isEmpty()) {
            Load screened = office.screen(todo.removeFirst(), target.longestBody());
            Load next = withoutTheirs(screened, todo, backoff);
            if (next.size() > 0) {
                Optional<String> stuck = flown(next, todo, backoff);
                if (stuck.isPresent()) {
                    backoff.pause(stuck.get());
                }
            }
        }
    }

    /// Ends with its answer: others wait for those that are on their way, and not for pauses.
    private Optional<String> flown(Load load, ArrayDeque<Load> todo, Backoff backoff) {
        try (Flights.Flight _ = flights.begin()) {
            return attempt(load, todo, backoff);
        }
    }

    /// Nothing is left for now where the target cannot be asked: the load is sent later.
    private Load withoutTheirs(Load load, ArrayDeque<Load> todo, Backoff backoff)
            throws InterruptedException {
        try {
            return office.leaveTheirs(load);
        } catch (ClusterException.Unreachable e) {
            backoff.pause(again(load, String.valueOf(e.getMessage()), true, todo));
        } catch (ClusterException.Refused e) {
            if (e.status() != 429 && e.status() < 500) {
                throw e;
            }
            backoff.pause(again(load, String.valueOf(e.getMessage()), true, todo));
        }
        return new Load();
    }

    /// Why something has to be sent again, after a pause; empty where nothing has.
    private Optional<String> attempt(Load load, ArrayDeque<Load> todo, Backoff backoff) {
        Body body = write(load);
        if (body.length() > target.longestBody()) {
            split(load, todo, 413, "The request would be longer than the target takes");
            return Optional.empty();
        }
        long start = System.nanoTime();
        ClusterAnswer answer;
        try {
            answer = target.bulk(body);
        } catch (ClusterException.Unreachable e) {
            return Optional.of(unanswered(load, todo, backoff, String.valueOf(e.getMessage())));
        }
        int status = answer.status();
        if (answer.isSuccess()) {
            return answered(load, answer.body(), body.length(), start, todo, backoff);
        }
        if (status == 429 && Pressure.neverFits(answer.body().text())) {
            split(load, todo, 413, said(answer));
        } else if (status == 429 || status == 408 || status >= 500) {
            if (status != 429) {
                // Whoever stands before the target may give up on what it carries out all the same.
                office.noAnswer(load);
            }
            return Optional.of(
                    again(load, "the target answered " + status + said(answer), true, todo));
        } else if (status == 401 || status == 403) {
            throw TargetUnavailable.refusesUs(status, said(answer));
        } else {
            split(load, todo, status, said(answer));
        }
        return Optional.empty();
    }

    private Body write(Load load) {
        lines.begin(load.weight());
        for (int item = 0; item < load.size(); item++) {
            lines.add(load.change(item), office.mode(load.change(item)));
        }
        return lines.body();
    }

    private Optional<String> answered(
            Load load, Body answer, int bytes, long start, ArrayDeque<Load> todo, Backoff backoff) {
        BulkAnswer items;
        try {
            items = BulkAnswer.parse(answer, load.size());
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.of(
                    unanswered(load, todo, backoff, "an unreadable answer: " + e.getMessage()));
        }
        Office.Result result = office.settle(load, items, backoff.failures() >= TRIES_OF_FAILURES);
        if (result.explained() > 0) {
            backoff.progress();
            flows();
        }
        if (result.again().size() > 0) {
            return Optional.of(again(result.again(), result.reason(), result.overload(), todo));
        }
        long now = System.nanoTime();
        lanes.learn(
                controller -> {
                    controller.answered(now, bytes, now - start);
                    return controller;
                });
        return Optional.empty();
    }

    private String again(Load load, String reason, boolean overload, ArrayDeque<Load> todo) {
        if (overload) {
            giveWay();
        }
        todo.addFirst(load);
        stuck(reason);
        return reason;
    }

    /// A request that is too long often ends in a broken connection instead of an answer, so that
    /// after a few attempts smaller ones are tried.
    private String unanswered(Load load, ArrayDeque<Load> todo, Backoff backoff, String reason) {
        office.noAnswer(load);
        giveWay();
        if (backoff.failures() >= UNANSWERED_BEFORE_HALVING
                && load.size() > 1
                && load.weight() > WORTH_HALVING) {
            todo.addFirst(load.slice(load.size() / 2, load.size()));
            todo.addFirst(load.slice(0, load.size() / 2));
        } else {
            todo.addFirst(load);
        }
        stuck(reason);
        return reason;
    }

    private void giveWay() {
        long now = System.nanoTime();
        lanes.learn(
                controller -> {
                    controller.rejected(now);
                    return controller;
                });
    }

    /// Refused as a whole: halves find the change that is to blame.
    private void split(Load load, ArrayDeque<Load> todo, int status, String reason) {
        if (load.size() == 1) {
            office.refuse(load, status == 413 ? "document_too_large" : "status_" + status, reason);
            return;
        }
        todo.addFirst(load.slice(load.size() / 2, load.size()));
        todo.addFirst(load.slice(0, load.size() / 2));
    }

    private void stuck(String reason) {
        var now = new Trouble(office.now(), reason);
        if (trouble.compareAndSet(null, now)) {
            LOG.warn("The target takes nothing at the moment, trying again: {}", reason);
        }
    }

    private void flows() {
        if (trouble.get() != null && trouble.getAndSet(null) != null) {
            LOG.info("The target takes writes again");
        }
    }

    private static String said(ClusterAnswer answer) {
        String text = answer.body().text();
        return text.isBlank() ? "" : ": " + text.substring(0, Math.min(500, text.length()));
    }
}
