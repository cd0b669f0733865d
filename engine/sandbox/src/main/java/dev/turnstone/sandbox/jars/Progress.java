package dev.turnstone.sandbox.jars;

/// Told how far the fetching of a server's jars is. Called from several threads, one at a time.
@FunctionalInterface
public interface Progress {
    Progress NONE = (_, _, _) -> {};

    void fetched(String server, long bytes, long ofBytes);
}
