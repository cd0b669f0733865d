package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SandboxException;

import java.io.IOException;

/// Sends a POSIX signal that Java has no word for.
final class Signals {
    private Signals() {}

    static void send(String signal, long pid) {
        try {
            Process kill =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (kill.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw failed(signal, pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(signal, pid, e);
        }
        throw failed(signal, pid, null);
    }

    private static SandboxException failed(
            String signal, long pid, @org.jspecify.annotations.Nullable Exception cause) {
        return new SandboxException(
                "The signal " + signal + " could not be sent to process " + pid,
                "Check that the server still runs, and that this is not Windows.",
                cause);
    }
}
