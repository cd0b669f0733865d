package dev.turnstone.engine.host;

/// What keeps somebody told; closed, it does no more.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
