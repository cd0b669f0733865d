package dev.turnstone.engine.spec.live;

import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.Problem.Source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Collects what clusters say, each with its place in the text. Safe for any number of threads.
final class Remarks {
    private final SpecReading reading;
    private final List<Problem> problems = new CopyOnWriteArrayList<>();

    Remarks(SpecReading reading) {
        this.reading = reading;
    }

    void error(String path, String what, String remedy) {
        problems.add(Problem.error(Source.CLUSTER, path, reading.place(path), what, remedy));
    }

    void warning(String path, String what, String remedy) {
        problems.add(Problem.warning(Source.CLUSTER, path, reading.place(path), what, remedy));
    }

    void note(String path, String what, String remedy) {
        problems.add(Problem.note(Source.CLUSTER, path, reading.place(path), what, remedy));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
