package dev.turnstone.sandbox.fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;

/// Moves the bytes of one direction of one connection through the weather. Runs on its own virtual
/// thread.
final class Pump {
    private static final int PIECE = 16 * 1024;
    private static final int ONE_IN = 50;

    private final InputStream in;
    private final OutputStream out;
    private final Weather weather;
    private final boolean answers;
    private long passed; // by the thread of run() only
    private volatile boolean lost;
    private @Nullable Random random;

    Pump(InputStream in, OutputStream out, Weather weather, boolean answers) {
        this.in = in;
        this.out = out;
        this.weather = weather;
        this.answers = answers;
    }

    /// Whether bytes were swallowed, so that this connection can never be right again.
    boolean lost() {
        return lost;
    }

    /// Pumps until the sender is done. A `ResetException` says that the connection is to be cut.
    void run() throws IOException, InterruptedException {
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            pass(piece, read);
        }
        awaitPassage();
    }

    /// The end of the stream stays on its side of a black hole as well.
    private void awaitPassage() throws InterruptedException {
        Fault fault = weather.now();
        while (fault instanceof Fault.BlackHole || answers && fault instanceof Fault.HalfOpen) {
            weather.awaitChange(fault);
            fault = weather.now();
        }
    }

    private void pass(byte[] piece, int length) throws IOException, InterruptedException {
        Fault fault = weather.now();
        while (fault instanceof Fault.BlackHole) {
            weather.awaitChange(fault);
            fault = weather.now();
        }
        switch (fault) {
            case Fault.None _, Fault.BlackHole _ -> write(piece, 0, length);
            case Fault.Delay delay -> {
                weather.pause(delay, delay.by());
                write(piece, 0, length);
            }
            case Fault.Slow slow -> drip(piece, length, slow);
            case Fault.Cut cut -> writeUntilCut(piece, length, cut);
            case Fault.HalfOpen _ -> {
                if (answers) {
                    lost = true;
                } else {
                    write(piece, 0, length);
                }
            }
            case Fault.Garbage garbage -> {
                spoil(piece, length, garbage);
                write(piece, 0, length);
            }
        }
    }

    private void drip(byte[] piece, int length, Fault.Slow slow)
            throws IOException, InterruptedException {
        int step = Math.max(1, slow.bytesPerSecond() / 10);
        for (int at = 0; at < length; at += step) {
            int size = Math.min(step, length - at);
            weather.pause(slow, Duration.ofNanos(1_000_000_000L * size / slow.bytesPerSecond()));
            write(piece, at, size);
        }
    }

    private void writeUntilCut(byte[] piece, int length, Fault.Cut cut) throws IOException {
        if (!answers) {
            write(piece, 0, length);
            return;
        }
        long left = cut.afterAnswerBytes() - passed;
        if (left < length) {
            write(piece, 0, (int) Math.max(0, left));
            throw new ResetException();
        }
        write(piece, 0, length);
    }

    private void spoil(byte[] piece, int length, Fault.Garbage garbage) {
        if (!answers) {
            return;
        }
        if (random == null) {
            random = new Random(garbage.seed());
        }
        for (int i = 0; i < length; i++) {
            if (random.nextInt(ONE_IN) == 0) {
                piece[i] = (byte) random.nextInt(256);
            }
        }
    }

    private void write(byte[] piece, int from, int length) throws IOException {
        out.write(piece, from, length);
        out.flush();
        passed += length;
    }

    /// The connection is to be reset.
    static final class ResetException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
