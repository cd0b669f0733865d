package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SandboxException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One run of a server's process. It ends when this JVM ends, however that happens: its standard
/// input is a pipe that we hold open. Thread-safe.
final class Child {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final String READY = "READY ";

    private final Program program;
    private final SharedClasses shared;
    private final Process process;
    private final Guard guard;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private Child(Program program, SharedClasses shared, Process process, Guard guard) {
        this.program = program;
        this.shared = shared;
        this.process = process;
        this.guard = guard;
    }

    /// Starts the program without waiting until it is ready.
    static Child start(Program program, Guard guard) {
        try {
            Path launcher = LauncherJar.in(program.cache());
            Files.createDirectories(program.directory().resolve("tmp"));
            LogConfiguration.write(program.directory());
            var shared =
                    SharedClasses.of(
                            program.name(),
                            program.classPath(),
                            program.cache(),
                            program.directory());
            Process process =
                    new ProcessBuilder(JavaCommand.of(program, launcher, shared))
                            .directory(program.directory().toFile())
                            .redirectError(ProcessBuilder.Redirect.appendTo(program.log().toFile()))
                            .start();
            var child = new Child(program, shared, process, guard);
            guard.add(process.pid());
            // Reading a pipe holds the carrier of a virtual thread: few children would stop them
            // all.
            Thread.ofPlatform().daemon().name("turnstone-child").start(child::listen);
            return child;
        } catch (IOException e) {
            throw new SandboxException(
                    program.name() + " could not be started: " + e.getMessage(),
                    "Check that there is room and memory, then try again.",
                    e);
        }
    }

    /// Waits until the server is ready and returns what it says about where it listens.
    String ready() {
        try {
            return ready.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failed("ended while starting");
        } catch (TimeoutException e) {
            kill();
            throw failed("was not ready after " + START.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw failed("was interrupted while starting");
        }
    }

    /// The process's id.
    long pid() {
        return process.pid();
    }

    /// Whether the process runs (or is paused).
    boolean alive() {
        return process.isAlive();
    }

    /// Ends the server in order; kills it when that takes too long.
    void stop() {
        try (OutputStream in = process.getOutputStream()) {
            in.write("stop\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            if (process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                shared.keep();
            }
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /// Ends the server for good: in order if its class data is still wanted, else at once.
    void end() {
        if (alive() && ready.isDone() && shared.wanted()) {
            stop();
        } else {
            kill();
        }
    }

    /// Kills the process as `kill -9` does and waits until it is gone.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
            guard.remove(pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops the process's clock (SIGSTOP): connections stay open, nothing answers.
    void pause() {
        Signals.send("STOP", pid());
    }

    /// Lets a paused process go on (SIGCONT).
    void resume() {
        Signals.send("CONT", pid());
    }

    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                }
            }
        } catch (IOException e) {
            // The pipe ended with the process.
        }
        ready.completeExceptionally(new IllegalStateException("the process ended"));
    }

    private SandboxException failed(String what) {
        return new SandboxException(
                program.name() + " " + what + ". The end of its log:\n" + LogTail.of(program.log()),
                "Look for the cause in these lines; often it is memory or a full disk.");
    }
}
