package dev.turnstone.proxy;

/// What is counted of the traffic.
enum Counted {
    REQUESTS,
    CHANGES,
    ANSWERED,
    UNANSWERED,
    REFUSED,
    UPGRADES_REFUSED,
    BYTES_IN,
    BYTES_OUT,
    CONNECT_FAILURES,
    SEARCHES,
    BULKS,
    WRITES,
    READS,
    OTHERS
}
