package dev.turnstone.app.cli;

import dev.turnstone.engine.bench.BenchWatcher;

/// Tells on standard error what is being measured.
record BenchProgress(Console console) implements BenchWatcher {
    @Override
    public void filling(int documents) {
        console.say("bench.filling", Amounts.count(documents));
    }

    @Override
    public void warmingUp() {
        console.say("bench.warmingUp");
    }

    @Override
    public void measuring(String name, int round, int rounds) {
        console.say("bench.measuring", name, round, rounds);
    }
}
