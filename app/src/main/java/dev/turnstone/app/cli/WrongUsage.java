package dev.turnstone.app.cli;

/// The command line asks for something that cannot be: exit code 2, with the sentence that says
/// why.
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
