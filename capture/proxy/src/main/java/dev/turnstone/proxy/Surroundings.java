package dev.turnstone.proxy;

/// What all connections of a proxy share.
record Surroundings(
        Gate gate, Dialer dialer, Recorder recorder, Meters meters, PassageLimits limits) {}
