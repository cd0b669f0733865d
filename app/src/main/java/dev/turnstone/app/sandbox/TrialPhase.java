package dev.turnstone.app.sandbox;

/// How far a trial is; they come in this order.
public enum TrialPhase {
    FETCHING,
    STARTING,
    FILLING,
    MIGRATING,
    CLIENTS_ENDING,
    WAITING_FOR_APPROVAL,
    FINISHING,
    CHECKING,
    DONE
}
