package dev.turnstone.engine.bench;

/// Hears what is being measured. Called by the thread that measures, never within a measurement.
public interface BenchWatcher {
    void filling(int documents);

    void warmingUp();

    void measuring(String name, int round, int rounds);
}
