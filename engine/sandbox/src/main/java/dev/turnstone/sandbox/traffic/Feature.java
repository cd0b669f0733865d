package dev.turnstone.sandbox.traffic;

/// What a server may or may not have; found out by trying, while the traffic's indices are set up.
enum Feature {
    SCRIPTS,
    PIPELINES,
    JOIN,
    STREAMS,
    BY_QUERY,
    CONDITIONAL,
    POINT_IN_TIME
}
