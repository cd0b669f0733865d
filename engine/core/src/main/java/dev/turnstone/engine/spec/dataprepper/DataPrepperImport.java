package dev.turnstone.engine.spec.dataprepper;

import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.LocatedText;
import dev.turnstone.engine.spec.shape.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes a spec of pipelines whose source and sink are `opensearch`. Never throws for what stands
/// in the text.
public final class DataPrepperImport {
    private static final Set<String> AROUND =
            Set.of("version", "extension", "pipeline_configurations");
    private static final String CLUSTER = "opensearch";

    private final SpecEdit spec = SpecEdit.empty();
    private final List<Problem> remarks = new ArrayList<>();
    private int made;

    private DataPrepperImport() {}

    public static Imported read(String text) {
        DataPrepperImport reading = new DataPrepperImport();
        switch (LocatedText.read(text)) {
            case LocatedText.Outcome.Unreadable(Problem problem) -> reading.remarks.add(problem);
            case LocatedText.Outcome.Read(Located root) -> reading.all(root);
        }
        return new Imported(reading.spec, reading.remarks);
    }

    private void all(Located root) {
        Pipeline file = new Pipeline(root, "", remarks);
        for (String name : file.names()) {
            if (!AROUND.contains(name)) {
                file.part(name).ifPresent(pipeline -> pipeline(name, pipeline));
            }
        }
        if (made == 0) {
            file.error(
                    "There is no pipeline from opensearch to opensearch in it.",
                    "Name a file with such a pipeline, or write the spec by hand.");
        }
    }

    private void pipeline(String name, Pipeline pipeline) {
        Optional<Pipeline> source = pipeline.part("source").flatMap(each -> each.part(CLUSTER));
        List<Pipeline> sinks =
                pipeline.entries("sink").stream()
                        .flatMap(each -> each.part(CLUSTER).stream())
                        .toList();
        if (source.isEmpty() || sinks.isEmpty()) {
            pipeline.warning(
                    "The pipeline is left out: its source or its sink is not opensearch.",
                    "Nothing is to be done if it has nothing to do with the migration.");
            return;
        }
        String migration = nameFor(name);
        String path = "migrations." + migration;
        spec.setText(path + ".from", migration);
        new ClusterImport(spec, "sources", migration).take(source.get());
        indices(path, source.get());
        source(source.get());
        for (int i = 0; i < sinks.size(); i++) {
            String target = migration + "-target" + (i == 0 ? "" : "-" + (i + 1));
            spec.setText(path + ".to[" + i + "]", target);
            new ClusterImport(spec, "targets", target).take(sinks.get(i));
            new SinkImport(spec, path).take(sinks.get(i));
        }
        around(pipeline);
        made++;
    }

    private void indices(String path, Pipeline source) {
        Optional<Pipeline> indices = source.part("indices");
        indices.ifPresent(
                each -> {
                    patterns(path + ".indices.include", each, "include");
                    patterns(path + ".indices.exclude", each, "exclude");
                    each.rest();
                });
    }

    private void patterns(String path, Pipeline indices, String name) {
        int taken = 0;
        for (Pipeline entry : indices.entries(name)) {
            String regex = entry.text("index_name_regex").orElse("");
            Optional<String> pattern = IndexRegex.pattern(regex);
            if (pattern.isPresent()) {
                spec.setText(path + "[" + taken++ + "]", pattern.get());
            } else {
                entry.error(
                        "The expression \"" + regex + "\" says more than a pattern with * can.",
                        "List the indices, or patterns for them, as " + path + ".");
            }
        }
    }

    private static void source(Pipeline source) {
        source.dropped(
                "scheduling",
                "everything is read once, and what changes is captured.",
                "See capture in the spec.");
        source.dropped(
                "search_options",
                "sizes and contexts are chosen by what the source bears.",
                "See backfill.readers and limits in the spec.");
        source.dropped(
                "acknowledgments", "every write is accounted for.", "Nothing is to be done.");
        source.rest();
    }

    private static void around(Pipeline pipeline) {
        pipeline.dropped(
                "processor",
                "processors have no general counterpart.",
                "Write what they do as transform: drop, rename, set or an expression.");
        pipeline.dropped(
                "route",
                "documents are not routed by content.",
                "Make a migration for each route.");
        pipeline.dropped("workers", "it is another measure.", "Set backfill.readers in the spec.");
        pipeline.dropped("delay", "nothing waits in a buffer.", "Nothing is to be done.");
        pipeline.dropped("buffer", "nothing waits in a buffer.", "Nothing is to be done.");
        pipeline.rest();
    }

    private static String nameFor(String pipeline) {
        String name =
                pipeline.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_-]", "-")
                        .replaceFirst("^[-_]+", "");
        String fit = name.isEmpty() ? "pipeline" : name;
        return fit.substring(0, Math.min(fit.length(), 50));
    }
}
