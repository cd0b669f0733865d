package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parameters of fields that changed their form or went away.
final class FieldParameters implements FieldRule {
    private static final String CODE = "TS-112";
    private static final Map<String, String> GONE =
            Map.ofEntries(
                    Map.entry("include_in_all", "there is no _all to be included in"),
                    Map.entry("precision_step", "numbers are indexed as points"),
                    Map.entry("omit_norms", "norms says it now"),
                    Map.entry("postings_format", "the server chooses"),
                    Map.entry("doc_values_format", "the server chooses"),
                    Map.entry("lat_lon", "points are always indexed"),
                    Map.entry("geohash", "geohash cells are computed when searched"),
                    Map.entry("geohash_prefix", "geohash cells are computed when searched"),
                    Map.entry("geohash_precision", "geohash cells are computed when searched"),
                    Map.entry("validate", "ignore_malformed says it now"),
                    Map.entry("validate_lat", "ignore_malformed says it now"),
                    Map.entry("validate_lon", "ignore_malformed says it now"),
                    Map.entry("normalize", "ignore_malformed says it now"),
                    Map.entry("normalize_lat", "ignore_malformed says it now"),
                    Map.entry("normalize_lon", "ignore_malformed says it now"),
                    Map.entry("numeric_resolution", "the format says it now"),
                    Map.entry("time_series_dimension", "there are no time series indices"),
                    Map.entry("time_series_metric", "there are no time series indices"),
                    Map.entry("synthetic_source_keep", "_source is stored as it is written"));
    private static final Set<String> WITH_POSITIONS = Set.of("text", "string", "annotated_text");

    @Override
    public void convert(Field field, Context context) {
        if (field.get("omit_norms").asBoolean(false) && !field.has("norms")) {
            field.definition().put("norms", false);
        }
        GONE.forEach((name, why) -> scalar(field, name, why));
        field.rename(CODE, "index_analyzer", "analyzer");
        norms(field);
        index(field);
        fielddata(field);
        if (field.has("index_options") && isScalarWithoutPositions(field.type())) {
            field.lose(CODE, "index_options", "index_options is for text and keywords.");
        }
        for (String name : List.of("store", "doc_values")) {
            yesOrNo(field, name);
        }
        similarity(field);
    }

    private static void scalar(Field field, String name, String why) {
        if (!field.get(name).isObject()) {
            field.lose(CODE, name, name + " is gone: " + why + ".");
        }
    }

    private static boolean isScalarWithoutPositions(String type) {
        return Set.of(
                        "long",
                        "integer",
                        "short",
                        "byte",
                        "double",
                        "float",
                        "half_float",
                        "scaled_float",
                        "date",
                        "boolean",
                        "ip",
                        "geo_point")
                .contains(type);
    }

    private static void norms(Field field) {
        JsonNode norms = field.get("norms");
        if (norms.isObject()) {
            boolean enabled = norms.path("enabled").asBoolean(true);
            field.put(CODE, "norms", bool(enabled), "norms is true or false from 5.0 on.");
        }
        if (field.has("norms")
                && !WITH_POSITIONS.contains(field.type())
                && !Set.of("keyword", "").contains(field.type())
                && !field.get("norms").isObject()) {
            field.lose(CODE, "norms", "norms is for text and keywords.");
        }
    }

    private static void index(Field field) {
        String index = field.get("index").isString() ? field.get("index").asString("") : "";
        if (Set.of("no", "analyzed", "not_analyzed").contains(index)) {
            field.put(
                    CODE,
                    "index",
                    bool(!index.equals("no")),
                    "index is true or false from 5.0 on.");
        }
    }

    private static void fielddata(Field field) {
        JsonNode fielddata = field.get("fielddata");
        if (fielddata.isObject()) {
            if (field.type().equals("text")) {
                boolean on = !fielddata.path("format").asString("").equals("disabled");
                field.put(CODE, "fielddata", bool(on), "fielddata is true or false from 5.0 on.");
            } else {
                field.lose(CODE, "fielddata", "fielddata is for text; doc values do it here.");
            }
        } else if (fielddata.isBoolean() && !Set.of("text", "").contains(field.type())) {
            field.lose(CODE, "fielddata", "fielddata is for text; doc values do it here.");
        }
    }

    private static void yesOrNo(Field field, String name) {
        String value = field.get(name).isString() ? field.get(name).asString("") : "";
        if (value.equals("yes") || value.equals("no")) {
            field.put(CODE, name, bool(value.equals("yes")), name + " is true or false.");
        }
    }

    private static void similarity(Field field) {
        String similarity = field.get("similarity").asString("");
        if (similarity.equals("default") || similarity.equals("classic")) {
            field.lose(
                    "TS-136",
                    "similarity",
                    "The classic similarity (TF-IDF) is gone: scores are computed by BM25.");
        }
    }

    private static JsonNode bool(boolean value) {
        return Json.MAPPER.getNodeFactory().booleanNode(value);
    }
}
