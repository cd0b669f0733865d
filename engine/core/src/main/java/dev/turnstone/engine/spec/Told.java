package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.engine.spec.shape.Problem.Source;

import java.util.ArrayList;
import java.util.List;

/// Collects what rules find, each with its place in the text. One thread.
final class Told {
    private final Located root;
    private final Source source;
    private final List<Problem> problems = new ArrayList<>();

    Told(Located root, Source source) {
        this.root = root;
        this.source = source;
    }

    void error(String path, String what, String remedy) {
        problems.add(Problem.error(source, path, Located.place(root, path), what, remedy));
    }

    void warning(String path, String what, String remedy) {
        problems.add(Problem.warning(source, path, Located.place(root, path), what, remedy));
    }

    void note(String path, String what, String remedy) {
        problems.add(Problem.note(source, path, Located.place(root, path), what, remedy));
    }

    /// True where somebody wrote it, rather than that it stands for being usual.
    boolean isWritten(String path) {
        return Located.find(root, path).isPresent();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
