package dev.turnstone.proxy;

/// Whether what passes is recorded.
public enum CaptureState {
    RECORDING,
    /// Clients wait for the log.
    WAITING,
    /// What passes is counted, not recorded.
    GAP
}
