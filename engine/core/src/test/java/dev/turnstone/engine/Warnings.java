package dev.turnstone.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What a class warns of while this is open; any thread.
public final class Warnings implements AutoCloseable {
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Handler handler = new Hearing();

    private Warnings(Logger logger) {
        this.logger = logger;
        logger.addHandler(handler);
    }

    /// By the name of the class.
    public static Warnings of(String name) {
        return new Warnings(Logger.getLogger(name));
    }

    public List<String> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }

    private final class Hearing extends Handler {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                all.add(new SimpleFormatter().formatMessage(line));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
