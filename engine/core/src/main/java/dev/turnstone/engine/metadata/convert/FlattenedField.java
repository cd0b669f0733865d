package dev.turnstone.engine.metadata.convert;

import java.util.List;

/// `flattened` is called `flat_object`, from 2.7 on and with fewer parameters.
final class FlattenedField implements FieldRule {
    private static final String CODE = "TS-113";

    @Override
    public void convert(Field field, Context context) {
        if (!field.type().equals("flattened")) {
            return;
        }
        if (!context.target().isAtLeast(2, 7)) {
            field.draft()
                    .refused(
                            CODE,
                            field.path() + "/type",
                            "flattened needs flat_object, which exists from OpenSearch 2.7 on.",
                            "Take a newer target, or edit the field: object with enabled false keeps"
                                    + " the documents but not the search.");
            return;
        }
        field.definition().put("type", "flat_object");
        field.draft()
                .lostWithConsent(
                        CODE,
                        field.path() + "/type",
                        "flattened becomes flat_object: aggregations and sorting by one of its keys"
                                + " may be empty without an error, and a document with a very long"
                                + " value may be refused.");
        for (String name :
                List.of(
                        "depth_limit",
                        "index",
                        "doc_values",
                        "index_options",
                        "eager_global_ordinals",
                        "similarity",
                        "time_series_dimensions")) {
            field.lose(CODE, name, "flat_object has no " + name + ".");
        }
        for (String name : List.of("ignore_above", "null_value", "split_queries_on_whitespace")) {
            if (field.definition().remove(name) != null) {
                field.draft()
                        .lostWithConsent(
                                CODE,
                                field.path() + "/" + name,
                                "flat_object has no " + name + ": searches find other documents.");
            }
        }
    }
}
