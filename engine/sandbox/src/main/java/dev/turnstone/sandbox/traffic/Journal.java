package dev.turnstone.sandbox.traffic;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The append-only file of what was asked and what was answered; see [JournalFormat].
///
/// Each record is handed to the operating system before the call returns, and a write is recorded
/// before it is sent: a killed generator leaves its open writes behind as unknown ones. Any thread.
/// Not a channel: an interrupt of one client would close it for all.
final class Journal implements AutoCloseable {
    private final FileOutputStream file;
    private long requests;

    private Journal(FileOutputStream file) {
        this.file = file;
    }

    /// Begins a run at the end of the file. A torn last line of an earlier, killed run is ended
    /// first.
    static Journal open(Path path, String run, boolean sequenced, Map<String, Area> indices) {
        try {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            boolean continued = Files.exists(path) && Files.size(path) > 0;
            var journal = new Journal(new FileOutputStream(path.toFile(), true));
            if (continued) {
                journal.append("");
            }
            journal.append(JournalFormat.header(run, sequenced, indices));
            return journal;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// Returns the number under which the answer is to be recorded.
    synchronized long sent(List<Op> ops) {
        long number = ++requests;
        append(JournalFormat.sent(number, ops));
        return number;
    }

    synchronized void done(long number, List<Op> ops, List<Outcome> outcomes) {
        append(JournalFormat.done(number, ops, outcomes));
    }

    private synchronized void append(String line) {
        try {
            file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(
                "The oracle file cannot be written, so the traffic stops: what follows could not be judged.",
                e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
