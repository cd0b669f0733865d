package dev.turnstone.engine.spec.dataprepper;

import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.engine.spec.shape.SpecMapper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is a sink's own: under which names it writes.
final class SinkImport {
    private static final Pattern SAME =
            Pattern.compile("\\$\\{getMetadata\\(\\\\?[\"']opensearch-index\\\\?[\"']\\)}");

    private final SpecEdit spec;
    private final String path;

    SinkImport(SpecEdit spec, String migration) {
        this.spec = spec;
        this.path = migration;
    }

    void take(Pipeline sink) {
        sink.part("index").ifPresent(index -> index(index, sink.text("index").orElse("")));
        sink.text("document_id")
                .filter(id -> !id.contains("opensearch-document_id"))
                .ifPresent(
                        _ ->
                                sink.dropped(
                                        "document_id",
                                        "documents keep the ids that they have.",
                                        "Nothing is to be done, unless other ids are needed: that"
                                                + " cannot be proven, and is not done."));
        sink.dropped(
                "index_type", "indices are made as the source has them.", "See metadata.edits.");
        sink.dropped(
                "template_content",
                "indices are made as the source has them.",
                "See metadata.edits.");
        sink.dropped(
                "template_file", "indices are made as the source has them.", "See metadata.edits.");
        sink.dropped(
                "action",
                "writes carry the source's revision, so that no stale one wins.",
                "Nothing is to be done.");
        sink.dropped(
                "bulk_size",
                "the size of bulks follows what the target bears.",
                "See limits of the target.");
        sink.dropped(
                "max_retries",
                "writes are repeated until they are accounted for.",
                "Nothing is to be done.");
        sink.dropped(
                "dlq", "what is refused is kept with its reason.", "See turnstone failed list.");
        sink.dropped(
                "dlq_file",
                "what is refused is kept with its reason.",
                "See turnstone failed list.");
        sink.rest();
    }

    private void index(Pipeline at, String name) {
        Matcher same = SAME.matcher(name);
        if (same.matches()) {
            return;
        }
        if (!same.find()) {
            at.error(
                    name.contains("${")
                            ? "The index's name is made from the document, which cannot be carried"
                                    + " over."
                            : "All documents would go into the one index "
                                    + name
                                    + ", where equal ids"
                                    + " of different indices would meet.",
                    "Say which index becomes which as " + path + ".transform.");
            return;
        }
        String before = name.substring(0, same.start());
        String behind = name.substring(same.end());
        if ((before + behind).contains("${") || (before + behind).contains("%{")) {
            at.error(
                    "The index's name is made from the document, which cannot be carried over.",
                    "Say which index becomes which as " + path + ".transform.");
            return;
        }
        var rename = SpecMapper.JSON.createObjectNode();
        rename.putObject("renameIndex").put("from", "(.*)").put("to", before + "$1" + behind);
        spec.set(path + ".transform[0]", rename);
    }
}
