package dev.turnstone.model.cluster;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The addresses of one cluster: one is used until it fails, then the next.
final class Nodes {
    private final List<URI> all;
    private final AtomicInteger current = new AtomicInteger();

    Nodes(List<URI> all) {
        this.all = all;
    }

    URI current() {
        return all.get(current.get());
    }

    /// Moves on, unless another thread already did.
    void leave(URI failed) {
        int at = current.get();
        if (all.get(at).equals(failed)) {
            current.compareAndSet(at, (at + 1) % all.size());
        }
    }

    int count() {
        return all.size();
    }
}
