package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// `dense_vector` becomes `knn_vector` with every dimension at full precision; where that cannot
/// be, it is refused rather than quantised.
final class VectorField implements FieldRule {
    private static final String CODE = "TS-114";
    private static final Map<String, String> SPACES =
            Map.of(
                    "l2_norm", "l2",
                    "cosine", "cosinesimil",
                    "dot_product", "innerproduct",
                    "max_inner_product", "innerproduct");

    @Override
    public void convert(Field field, Context context) {
        if (!field.type().equals("dense_vector")) {
            return;
        }
        if (!context.target().hasVectors()) {
            refuse(field, "the target has no k-NN plugin", "Install the k-NN plugin on the target");
            return;
        }
        if (!field.has("dims")) {
            refuse(field, "its dimension is not known", "Set dims in the source's mapping");
            return;
        }
        if (field.get("element_type").asString("").equals("bit")) {
            refuse(field, "bit vectors are laid out differently", "Map it by hand");
            return;
        }
        replace(field);
    }

    private static void refuse(Field field, String why, String remedy) {
        field.draft()
                .refused(
                        CODE,
                        field.path(),
                        "dense_vector cannot become knn_vector: " + why + ".",
                        remedy
                                + ", or edit the field: object with enabled false keeps the documents"
                                + " but not the search.");
    }

    private static void replace(Field field) {
        ObjectNode old = field.definition().deepCopy();
        ObjectNode vector = field.definition();
        vector.removeAll();
        vector.put("type", "knn_vector").put("dimension", old.path("dims").asInt(0));
        if (old.has("meta")) {
            vector.set("meta", old.path("meta"));
        }
        if (old.path("element_type").asString("float").equals("byte")) {
            vector.put("data_type", "byte");
        }
        String similarity = old.path("similarity").asString("cosine");
        ObjectNode method = vector.putObject("method");
        method.put("name", "hnsw").put("engine", "lucene");
        method.put("space_type", SPACES.getOrDefault(similarity, "cosinesimil"));
        JsonNode options = old.path("index_options");
        if (options.has("m")) {
            method.withObject("/parameters").set("m", options.path("m"));
        }
        if (options.has("ef_construction")) {
            method.withObject("/parameters")
                    .set("ef_construction", options.path("ef_construction"));
        }
        notes(field, old);
    }

    private static void notes(Field field, ObjectNode old) {
        field.draft()
                .changed(
                        CODE,
                        field.path(),
                        "dense_vector becomes knn_vector at full precision; queries must be written"
                                + " as knn queries of OpenSearch.");
        if (old.path("similarity").asString("").equals("max_inner_product")
                || old.path("similarity").asString("").equals("dot_product")) {
            field.draft()
                    .lost(
                            CODE,
                            field.path() + "/similarity",
                            "Scores are scaled differently there.");
        }
        if (old.path("index_options").path("type").asString("").matches("int[48].*|bbq.*")) {
            field.draft()
                    .lost(
                            CODE,
                            field.path() + "/index_options",
                            "The source searches quantised vectors; the target searches full ones and"
                                    + " needs more memory.");
        }
    }
}
