package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.live.Range;
import dev.turnstone.engine.spec.shape.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// What is said about a spec, for a terminal.
record SpecText(Texts texts) {
    void tell(Console console, List<Problem> problems) {
        if (!problems.isEmpty()) {
            console.err().println(problems(problems));
        }
    }

    String problems(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : problems) {
            lines.add(
                    texts.text(
                            problem.line() == 0 ? "spec.problem" : "spec.problemAtLine",
                            problem.severity().label(),
                            problem.path(),
                            String.valueOf(problem.line()),
                            String.valueOf(problem.column())));
            lines.add("    " + problem.what());
            lines.add("    " + problem.remedy());
        }
        return String.join(System.lineSeparator(), lines);
    }

    String estimates(List<Estimate> estimates) {
        List<String> lines = new ArrayList<>();
        for (Estimate each : estimates) {
            lines.add(
                    texts.text(
                            "spec.estimate",
                            each.migration() + "/" + each.group(),
                            Amounts.count(each.indices()),
                            range(each.documents(), Amounts::count),
                            range(each.bytes(), Amounts::megabytes),
                            range(each.disk(), Amounts::megabytes),
                            range(each.seconds(), seconds -> Amounts.count(seconds) + " s")));
            each.reasons().forEach(reason -> lines.add("    " + reason));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String range(Range range, LongFunction<String> shown) {
        return range.from() == range.to()
                ? shown.apply(range.from())
                : texts.text("spec.range", shown.apply(range.from()), shown.apply(range.to()));
    }
}
