package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.LeftOut;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import java.util.List;

/// The state of the source's indices.
final class IndexChecks {
    private IndexChecks() {}

    static List<Finding> red(Facts facts) {
        return Found.about(
                "TS-201",
                Severity.BLOCKER,
                false,
                facts.indices(index -> index.open() && index.health().equals("red")));
    }

    static List<Finding> closed(Facts facts) {
        return Found.about(
                "TS-202", Severity.WARNING, false, facts.indices(index -> !index.open()));
    }

    static List<Finding> frozen(Facts facts) {
        return Found.about(
                "TS-203",
                Severity.WARNING,
                false,
                facts.indicesBySettings(
                        settings ->
                                settings.path("index.frozen").asString("").equals("true")
                                        || settings.path("index.search.throttled")
                                                .asString("")
                                                .equals("true")
                                        || settings.path("index.store.type")
                                                .asString("")
                                                .matches("snapshot|remote_snapshot")));
    }

    static List<Finding> leftOut(Facts facts) {
        List<LeftOut> left = facts.selection().leftOut();
        return Found.about(
                "TS-204",
                Severity.INFORMATION,
                true,
                left.stream().map(it -> it.kind() + "/" + it.name()).toList(),
                left.stream().map(it -> it.kind() + "/" + it.name() + ": " + it.why()).toList());
    }

    static List<Finding> dataStreams(Facts facts) {
        return Found.about(
                "TS-205",
                Severity.WARNING,
                false,
                facts.chosen(Kind.DATA_STREAM).map(MetadataObject::name).toList());
    }

    static List<Finding> nothingChosen(Facts facts) {
        boolean none =
                facts.chosen(Kind.INDEX).findAny().isEmpty()
                        && facts.chosen(Kind.DATA_STREAM).findAny().isEmpty();
        return none
                ? Found.about("TS-220", Severity.WARNING, false, List.of(facts.source().label()))
                : List.of();
    }

    static List<Finding> pipelines(Facts facts) {
        return Found.about(
                "TS-218",
                Severity.INFORMATION,
                true,
                facts.indicesBySettings(
                        settings ->
                                settings.has("index.default_pipeline")
                                        || settings.has("index.final_pipeline")));
    }
}
