package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Stream;

/// The formats by which processors read dates and name indices.
final class PipelineDates implements Rule {
    private static final List<String> FORMATS = List.of("formats", "date_formats");
    private static final List<String> WITHOUT_PATTERN =
            List.of("ISO8601", "UNIX", "UNIX_MS", "TAI64N");

    @Override
    public String id() {
        return "pipeline-dates";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() == Kind.PIPELINE && draft.readsJoda(context)) {
            processors(draft, draft.body().path("processors"), "/processors");
            processors(draft, draft.body().path("on_failure"), "/on_failure");
        }
    }

    private static void processors(Draft draft, JsonNode processors, String path) {
        for (int i = 0; i < processors.size(); i++) {
            for (var entry : processors.path(i).properties()) {
                String here = path + "/" + i + "/" + entry.getKey();
                if (entry.getValue() instanceof ObjectNode processor) {
                    one(draft, entry.getKey(), processor, here);
                }
            }
        }
    }

    private static void one(Draft draft, String name, ObjectNode processor, String path) {
        if (name.equals("date") || name.equals("date_index_name")) {
            FORMATS.forEach(key -> formats(draft, processor.get(key), path + "/" + key));
            indexName(draft, processor, path + "/index_name_format");
        }
        if (processor.path("processor") instanceof ObjectNode inner) {
            for (var entry : inner.properties()) {
                if (entry.getValue() instanceof ObjectNode each) {
                    one(draft, entry.getKey(), each, path + "/processor/" + entry.getKey());
                }
            }
        }
        processors(draft, processor.path("on_failure"), path + "/on_failure");
    }

    private static void formats(Draft draft, JsonNode formats, String path) {
        if (!(formats instanceof ArrayNode list)) {
            return;
        }
        List<String> before = list.valueStream().map(it -> it.asString("")).toList();
        list.removeAll();
        for (int i = 0; i < before.size(); i++) {
            String format = before.get(i);
            String now =
                    WITHOUT_PATTERN.contains(format)
                            ? format
                            : DateFormats.converted(draft, true, path + "/" + i, format);
            Stream.of(now.split("\\|\\|", -1)).forEach(list::add);
        }
    }

    private static void indexName(Draft draft, ObjectNode processor, String path) {
        String format = processor.path("index_name_format").asString("");
        if (!format.isEmpty()) {
            String now = DateFormats.converted(draft, true, path, format);
            processor.put("index_name_format", now.split("\\|\\|", 2)[0]);
        }
    }
}
