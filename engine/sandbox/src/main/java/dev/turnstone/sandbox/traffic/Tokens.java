package dev.turnstone.sandbox.traffic;

/// Makes the names of one client's writes, each used once in all runs. One thread only.
final class Tokens {
    private final String owner;
    private long made;

    Tokens(String owner) {
        this.owner = owner;
    }

    String next() {
        return owner + "-" + made++;
    }
}
