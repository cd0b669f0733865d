package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// What holds for every object: a second conversion changes nothing, no key goes without a note,
/// and the source's object is left as it was.
class ConverterPropertiesTest {
    private static final List<String> TYPES =
            List.of(
                    "string",
                    "text",
                    "keyword",
                    "long",
                    "date",
                    "geo_point",
                    "flattened",
                    "wildcard",
                    "dense_vector",
                    "histogram",
                    "version",
                    "constant_keyword",
                    "unsigned_long",
                    "aggregate_metric_double",
                    "match_only_text",
                    "semantic_text",
                    "object",
                    "nested",
                    "passthrough",
                    "sparse_vector",
                    "counted_keyword",
                    "join",
                    "ip");
    private static final List<String> PARAMETERS =
            List.of(
                    "include_in_all",
                    "precision_step",
                    "norms",
                    "index",
                    "fielddata",
                    "index_options",
                    "analyzer",
                    "index_analyzer",
                    "omit_norms",
                    "doc_values",
                    "store",
                    "null_value",
                    "ignore_above",
                    "similarity",
                    "lat_lon",
                    "geohash",
                    "depth_limit",
                    "dims",
                    "format",
                    "copy_to",
                    "time_series_metric",
                    "value",
                    "inference_id",
                    "default_metric",
                    "postings_format",
                    "validate");
    private static final List<String> VALUES =
            List.of(
                    "true",
                    "false",
                    "\"no\"",
                    "\"not_analyzed\"",
                    "\"classic\"",
                    "3",
                    "\"yes\"",
                    "{\"enabled\":false}",
                    "{\"format\":\"disabled\"}",
                    "\"dateTime\"",
                    "\"YYYY\"");
    private static final List<String> SETTINGS =
            List.of(
                    "number_of_shards",
                    "number_of_routing_shards",
                    "lifecycle.name",
                    "lifecycle.rollover_alias",
                    "lifecycle.parse_origination_date",
                    "uuid",
                    "version.created",
                    "mapper.dynamic",
                    "blocks.write",
                    "mode",
                    "routing.allocation.require.box",
                    "similarity.s.type",
                    "similarity.s.k",
                    "xpack.ccr.following_index",
                    "refresh_interval",
                    "store.type",
                    "codec",
                    "analysis.filter.f.type",
                    "analysis.filter.f.max_gram",
                    "analysis.filter.f.x_path",
                    "analysis.analyzer.a.filter",
                    "analysis.analyzer.a.tokenizer",
                    "soft_deletes.enabled",
                    "translog.retention.age",
                    "default_pipeline");
    private static final List<String> SETTING_VALUES =
            List.of(
                    "\"5\"",
                    "5",
                    "true",
                    "\"classic\"",
                    "\"edgeNGram\"",
                    "\"nGram\"",
                    "[\"standard\",\"lowercase\"]",
                    "\"standard\"",
                    "\"stack\"",
                    "[\"nGram\",\"f\"]");
    private static final List<String> META =
            List.of(
                    "_all",
                    "_source",
                    "_field_names",
                    "_timestamp",
                    "_ttl",
                    "_routing",
                    "runtime",
                    "dynamic",
                    "_meta",
                    "_parent",
                    "subobjects",
                    "date_detection",
                    "_size");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261120, 4711, 99, 123456789})
    void aSecondConversionChangesNothingAndNoKeyGoesInSilence(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            Kind kind =
                    List.of(Kind.INDEX, Kind.TEMPLATE, Kind.INDEX_TEMPLATE, Kind.COMPONENT_TEMPLATE)
                            .get(random.nextInt(4));
            ObjectNode body = body(random, kind);
            ObjectNode before = body.deepCopy();
            Context context =
                    Sample.context(
                            5 + random.nextInt(4),
                            2 + random.nextInt(2),
                            random.nextInt(20),
                            random.nextBoolean() ? Sample.PLUGINS : Set.of());
            String told = "seed " + seed + ", round " + round + ", " + kind + " " + body;
            Converter converter = new Converter(context);
            Converted once = converter.convert(new MetadataObject(kind, "it", body)).getFirst();
            assertThat(body).as(told).isEqualTo(before);
            Converted twice = converter.convert(once.object()).getFirst();
            assertThat(twice.object().body()).as(told).isEqualTo(once.object().body());
            noKeyGoesInSilence(told, body, once);
        }
    }

    private static void noKeyGoesInSilence(String told, ObjectNode body, Converted converted) {
        Set<String> left = paths(canonical(converted.object().body()));
        List<String> noted =
                Stream.of(
                                converted.changes().stream().map(Change::path),
                                converted.losses().stream().map(Loss::path),
                                converted.refusals().stream().map(Refusal::path))
                        .flatMap(paths -> paths)
                        .toList();
        for (String path : paths(canonical(body))) {
            if (!left.contains(path)) {
                assertThat(noted)
                        .as("%s: %s", told, path)
                        .anyMatch(note -> path.equals(note) || path.startsWith(note + "/"));
            }
        }
    }

    /// Settings in one form on both sides, so that only what is really gone is missed.
    private static ObjectNode canonical(ObjectNode body) {
        ObjectNode copy = body.deepCopy();
        if (copy.has("settings")) {
            copy.set("settings", IndexSettings.canonical(copy.path("settings")));
        }
        if (copy.get("template") instanceof ObjectNode template && template.has("settings")) {
            template.set("settings", IndexSettings.canonical(template.path("settings")));
        }
        return copy;
    }

    private static Set<String> paths(JsonNode node) {
        Set<String> paths = new LinkedHashSet<>();
        collect("", node, paths);
        return paths;
    }

    private static void collect(String path, JsonNode node, Set<String> paths) {
        for (var entry : node.properties()) {
            if (!entry.getValue().isObject()) {
                paths.add(path + "/" + entry.getKey());
            }
            collect(path + "/" + entry.getKey(), entry.getValue(), paths);
        }
    }

    private static ObjectNode body(Random random, Kind kind) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        boolean inner = kind == Kind.INDEX_TEMPLATE || kind == Kind.COMPONENT_TEMPLATE;
        ObjectNode root = inner ? body.putObject("template") : body;
        ObjectNode settings = root.putObject("settings").putObject("index");
        for (String name : some(random, SETTINGS)) {
            settings.set(name, Json.MAPPER.readTree(one(random, SETTING_VALUES)));
        }
        ObjectNode mappings = root.putObject("mappings");
        mappings.set("properties", fields(random, 3));
        for (String name : some(random, META)) {
            mappings.set(name, Json.MAPPER.readTree("{\"enabled\":" + random.nextBoolean() + "}"));
        }
        if (random.nextBoolean()) {
            mappings.putArray("dynamic_templates")
                    .addObject()
                    .putObject("d")
                    .put("match", "*")
                    .set("mapping", field(random, 0));
        }
        return body;
    }

    private static ObjectNode fields(Random random, int depth) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.set("f" + i, field(random, depth));
        }
        return fields;
    }

    private static ObjectNode field(Random random, int depth) {
        ObjectNode field = Json.MAPPER.createObjectNode();
        field.put("type", one(random, TYPES));
        for (String name : some(random, PARAMETERS)) {
            field.set(name, Json.MAPPER.readTree(one(random, VALUES)));
        }
        if (depth > 0 && random.nextInt(4) == 0) {
            field.set(random.nextBoolean() ? "properties" : "fields", fields(random, depth - 1));
        }
        return field;
    }

    private static List<String> some(Random random, List<String> from) {
        List<String> some = new ArrayList<>();
        for (String name : from) {
            if (random.nextInt(6) == 0) {
                some.add(name);
            }
        }
        return some;
    }

    private static String one(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
