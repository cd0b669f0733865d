package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.SeenRequest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Amends a stream of requests, the first fitting amendment each. Pure. One thread.
///
/// @param <T> what carries a request
final class Amender<T> {
    private final List<Amendment> amendments;
    private final Requests<T> requests;
    private final int[] done;
    private final Deque<Held<T>> held = new ArrayDeque<>();

    Amender(List<Amendment> amendments, Requests<T> requests) {
        this.amendments = List.copyOf(amendments);
        this.requests = requests;
        this.done = new int[amendments.size()];
    }

    /// How a carrier gives its request, and is made again with another one.
    interface Requests<T> {
        SeenRequest request(T carrier);

        T with(T carrier, SeenRequest other);

        /// The carrier itself does not go.
        void dropped(T carrier);
    }

    private static final class Held<T> {
        private final T carrier;
        private int left;

        Held(T carrier, int left) {
            this.carrier = carrier;
            this.left = left;
        }
    }

    /// What goes instead of it, in this order.
    List<T> next(T carrier) {
        List<T> out = new ArrayList<>(amended(carrier));
        for (Held<T> one : List.copyOf(held)) {
            one.left--;
            if (one.left < 0) {
                held.remove(one);
                out.add(one.carrier);
            }
        }
        return out;
    }

    /// What still was to go later, at the end.
    List<T> rest() {
        List<T> rest = held.stream().map(one -> one.carrier).toList();
        held.clear();
        return rest;
    }

    private List<T> amended(T carrier) {
        SeenRequest request = requests.request(carrier);
        for (int i = 0; i < amendments.size(); i++) {
            Amendment amendment = amendments.get(i);
            boolean left = amendment.times() == 0 || done[i] < amendment.times();
            if (left && amendment.fits(request)) {
                done[i]++;
                return by(amendment.what(), carrier);
            }
        }
        return List.of(carrier);
    }

    private List<T> by(Amendment.What what, T carrier) {
        return switch (what) {
            case Amendment.What.Drop() -> {
                requests.dropped(carrier);
                yield List.of();
            }
            case Amendment.What.Replace(SeenRequest other) -> {
                List<T> instead = List.of(requests.with(carrier, other));
                requests.dropped(carrier);
                yield instead;
            }
            case Amendment.What.InsertBefore(var others) -> {
                List<T> all = new ArrayList<>();
                others.forEach(other -> all.add(requests.with(carrier, other)));
                all.add(carrier);
                yield all;
            }
            case Amendment.What.InsertAfter(var others) -> {
                List<T> all = new ArrayList<>(List.of(carrier));
                others.forEach(other -> all.add(requests.with(carrier, other)));
                yield all;
            }
            case Amendment.What.Later(int by) -> {
                held.add(new Held<>(carrier, by));
                yield List.of();
            }
        };
    }
}
