package dev.turnstone.sandbox.process;

/// A server over several runs of its process, on one directory. Thread-safe.
public final class ServerProcess {
    private final Program program;
    private final Guard guard;
    private Child child;
    private boolean paused;

    private ServerProcess(Program program, Guard guard) {
        this.program = program;
        this.guard = guard;
        this.child = Child.start(program, guard);
    }

    /// Starts the program without waiting until it is ready.
    public static ServerProcess start(Program program, Guard guard) {
        return new ServerProcess(program, guard);
    }

    /// Waits until the server is ready and returns what it says about where it listens.
    public synchronized String ready() {
        return child.ready();
    }

    public synchronized long pid() {
        return child.pid();
    }

    /// Whether the process is there and not paused.
    public synchronized boolean running() {
        return child.alive() && !paused;
    }

    /// Kills the process as `kill -9` does; the data stays.
    public synchronized void kill() {
        child.kill();
        paused = false;
    }

    /// Freezes the process (SIGSTOP): connections stay open, nothing answers.
    public synchronized void pause() {
        child.pause();
        paused = true;
    }

    /// Lets a paused process go on.
    public synchronized void resume() {
        child.resume();
        paused = false;
    }

    /// Ends the process in order, if it runs.
    public synchronized void stop() {
        if (paused) {
            resume();
        }
        child.stop();
    }

    /// Runs the program again and waits until it is ready.
    public synchronized String startAgain() {
        child = Child.start(program, guard);
        return child.ready();
    }

    /// Ends the process for good.
    public synchronized void end() {
        if (paused) {
            kill();
        }
        child.end();
    }
}
