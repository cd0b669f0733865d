package dev.turnstone.engine.bench;

import dev.turnstone.model.TurnstoneException;

/// A measurement whose figures would mean nothing. No data of worth is concerned.
final class BenchException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(
                message + "; nothing was measured.",
                "Look at the servers' logs above, and measure again with memory and disk to spare.");
    }
}
