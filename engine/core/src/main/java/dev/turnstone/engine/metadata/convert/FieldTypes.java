package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import java.util.List;
import java.util.Map;

/// Field types of Elasticsearch that the target lacks, and what comes closest.
final class FieldTypes implements FieldRule {
    private static final String CODE = "TS-115";

    /// From which version on the target has a type, what stands in before that, and what is lost.
    private record Stand(int major, int minor, String type, String lost, List<String> without) {}

    /// 32,766 bytes, where each character may take four.
    private static final int LONGEST = 8191;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final Map<String, Stand> STANDS =
            Map.ofEntries(
                    stand(
                            "wildcard",
                            2,
                            15,
                            "keyword",
                            "patterns with a leading star are slow",
                            List.of()),
                    stand(
                            "constant_keyword",
                            2,
                            14,
                            "keyword",
                            "the constant is not filled in for documents without it",
                            List.of("value")),
                    stand("match_only_text", 2, 12, "text", "", List.of()),
                    stand("version", 3, 2, "keyword", "versions sort and range as text", List.of()),
                    stand(
                            "sparse_vector",
                            NEVER,
                            0,
                            "rank_features",
                            "vectors are searched by rank_feature queries",
                            List.of()),
                    stand(
                            "histogram",
                            NEVER,
                            0,
                            "object",
                            "percentiles and histograms over it cannot be computed",
                            List.of("time_series_metric", "ignore_malformed", "coerce")),
                    stand(
                            "counted_keyword",
                            NEVER,
                            0,
                            "keyword",
                            "counts are per document",
                            List.of("index")),
                    stand(
                            "semantic_text",
                            NEVER,
                            0,
                            "text",
                            "it is searched by words, not by sense",
                            List.of(
                                    "inference_id",
                                    "search_inference_id",
                                    "model_settings",
                                    "chunking_settings",
                                    "index_options")),
                    stand("unsigned_long", 2, 8, "", "", List.of()),
                    stand(
                            "passthrough",
                            NEVER,
                            0,
                            "object",
                            "the names without prefix are gone",
                            List.of("priority", "time_series_dimension")));

    private static Map.Entry<String, Stand> stand(
            String type, int major, int minor, String other, String lost, List<String> without) {
        return Map.entry(type, new Stand(major, minor, other, lost, without));
    }

    @Override
    public void convert(Field field, Context context) {
        String type = field.type();
        if (type.equals("aggregate_metric_double")) {
            metric(field);
        }
        Stand stand = STANDS.get(type);
        if (stand == null) {
            return;
        }
        if (context.target().isAtLeast(stand.major, stand.minor)
                && (context.source().isOpenSearch() || isAlike(field))) {
            return;
        }
        if (stand.type.isEmpty()) {
            field.draft()
                    .refused(
                            CODE,
                            field.path() + "/type",
                            type + " needs OpenSearch " + stand.major + "." + stand.minor + ".",
                            "Take a newer target, or edit the field's type.");
            return;
        }
        field.definition().put("type", stand.type);
        if (stand.type.equals("object")) {
            field.definition().put("enabled", type.equals("passthrough"));
        }
        stand.without.forEach(name -> field.lose(CODE, name, name + " goes with " + type + "."));
        note(field, type, stand);
        if (type.equals("wildcard") && !field.has("ignore_above")) {
            field.put(
                    CODE,
                    "ignore_above",
                    Json.MAPPER.getNodeFactory().numberNode(LONGEST),
                    "Values longer than "
                            + LONGEST
                            + " are kept but not searched: a keyword of more bytes would be refused"
                            + " with its document.");
        }
    }

    /// Types of the same name that are not the same: a version must be a semantic one there, and a
    /// constant must be told. A wildcard field has doc values where it is asked to.
    private static boolean isAlike(Field field) {
        if (field.type().equals("wildcard") && !field.has("doc_values")) {
            field.put(
                    CODE,
                    "doc_values",
                    Json.MAPPER.getNodeFactory().booleanNode(true),
                    "Doc values are off there unless the mapping says otherwise.");
        }
        return !field.type().equals("version")
                && (!field.type().equals("constant_keyword") || field.has("value"));
    }

    private static void note(Field field, String type, Stand stand) {
        String path = field.path() + "/type";
        if (stand.lost.isEmpty()) {
            field.draft()
                    .changed(CODE, path, type + " becomes " + stand.type + ", which does more.");
        } else {
            field.draft()
                    .lostWithConsent(
                            CODE, path, type + " becomes " + stand.type + ": " + stand.lost + ".");
        }
    }

    private static void metric(Field field) {
        var metrics = field.definition().remove("metrics");
        field.lose(CODE, "default_metric", "Aggregations must name the metric.");
        field.lose(CODE, "time_series_metric", "There are no time series indices.");
        field.definition().remove("type");
        var properties = field.definition().withObject("/properties");
        if (metrics != null) {
            metrics.forEach(
                    metric -> properties.putObject(metric.asString("")).put("type", "double"));
        }
        field.draft()
                .lostWithConsent(
                        CODE,
                        field.path(),
                        "aggregate_metric_double becomes an object with a number for each metric:"
                                + " aggregations must name the metric.");
    }
}
