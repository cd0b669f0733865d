package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.TreeSet;

/// What each rule makes of what it is for.
class ConverterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'type':'string'} ; {'type':'text'} ; TS-111",
                "{'type':'string','index':'not_analyzed'} ; {'type':'keyword'} ; TS-111",
                "{'type':'string','index':'no'} ; {'type':'keyword','index':false} ; TS-112",
                "{'type':'text','norms':{'enabled':false}} ; {'type':'text','norms':false} ; TS-112",
                "{'type':'text','fielddata':{'format':'disabled'}} ; {'type':'text','fielddata':false} ; TS-112",
                "{'type':'long','precision_step':4} ; {'type':'long'} ; TS-112",
                "{'type':'long','index_options':'docs'} ; {'type':'long'} ; TS-112",
                "{'type':'keyword','include_in_all':true} ; {'type':'keyword'} ; TS-112",
                "{'type':'date','format':'strictDateOptionalTime||epoch_millis'} ; {'type':'date','format':'strict_date_optional_time||epoch_millis'} ; TS-116",
                "{'type':'date','format':'YYYY-MM-dd'} ; {'type':'date','format':'yyyy-MM-dd||yyyy-M-d'} ; TS-117",
                "{'type':'flattened','depth_limit':3} ; {'type':'flat_object'} ; TS-113",
                "{'type':'histogram'} ; {'type':'object','enabled':false} ; TS-115",
                "{'type':'version'} ; {'type':'keyword'} ; TS-115",
                "{'type':'wildcard'} ; {'type':'wildcard','doc_values':true} ; TS-115",
                "{'type':'wildcard','doc_values':false} ; {'type':'wildcard','doc_values':false} ; ''",
                "{'type':'constant_keyword'} ; {'type':'keyword'} ; TS-115",
                "{'type':'constant_keyword','value':'a'} ; {'type':'constant_keyword','value':'a'} ; ''",
                "{'type':'aggregate_metric_double','metrics':['min','max'],'default_metric':'max'} ; {'properties':{'min':{'type':'double'},'max':{'type':'double'}}} ; TS-115",
                "{'type':'text','similarity':'classic'} ; {'type':'text'} ; TS-136",
            })
    void aFieldBecomesWhatTheTargetKnows(String from, String to, String code) {
        Converted converted = Sample.index("{'mappings':{'properties':{'f':" + from + "}}}");
        assertThat(field(converted)).isEqualTo(Json.MAPPER.readTree(to.replace('\'', '"')));
        assertThat(codes(converted))
                .contains(code.equals("''") ? new String[0] : new String[] {code});
    }

    @Test
    void aVectorKeepsItsPrecisionAndIsRefusedWithoutThePlugin() {
        String body =
                "{\"mappings\":{\"properties\":{\"f\":{\"type\":\"dense_vector\",\"dims\":8,"
                        + "\"similarity\":\"dot_product\",\"index_options\":{\"type\":\"int8_hnsw\","
                        + "\"m\":16}}}}}";
        Converted with = Sample.convert(Sample.context(8, 2, 19, Sample.PLUGINS), Kind.INDEX, body);
        assertThat(field(with).path("type").asString()).isEqualTo("knn_vector");
        assertThat(field(with).path("dimension").asInt()).isEqualTo(8);
        assertThat(field(with).has("data_type")).isFalse();
        assertThat(field(with).path("method").path("space_type").asString())
                .isEqualTo("innerproduct");
        assertThat(with.object().body().path("settings").path("index.knn").asString())
                .isEqualTo("true");
        Converted without = Sample.convert(Sample.context(8, 2, 19, Set.of()), Kind.INDEX, body);
        assertThat(without.refusals()).extracting(Refusal::code).contains("TS-114");
        assertThat(without.object().body()).isEqualTo(without.source().body());
    }

    @Test
    void aTypeOfTheSameNameThatIsNotTheSameIsNotTaken() {
        String version = "{\"mappings\":{\"properties\":{\"f\":{\"type\":\"version\"}}}}";
        Converted newer = Sample.convert(Sample.context(8, 3, 2, Set.of()), Kind.INDEX, version);
        assertThat(field(newer).path("type").asString()).isEqualTo("keyword");
        assertThat(newer.losses()).anyMatch(Loss::consent);
    }

    @Test
    void aFlattenedFieldIsAskedAbout() {
        Converted converted =
                Sample.index(
                        "{'mappings':{'properties':{'f':{'type':'flattened','ignore_above':9}}}}");
        assertThat(converted.losses())
                .filteredOn(Loss::consent)
                .extracting(Loss::path)
                .containsExactly(
                        "/mappings/properties/f/type", "/mappings/properties/f/ignore_above");
    }

    @Test
    void anOlderTargetGetsAStandInOrARefusal() {
        Context older = Sample.context(7, 2, 3, Set.of());
        Converted wildcard =
                Sample.convert(
                        older,
                        Kind.INDEX,
                        "{\"mappings\":{\"properties\":{\"f\":{\"type\":\"wildcard\"}}}}");
        assertThat(field(wildcard).toString())
                .isEqualTo("{\"type\":\"keyword\",\"ignore_above\":8191}");
        assertThat(wildcard.losses()).anyMatch(Loss::consent);
        Converted unsigned =
                Sample.convert(
                        older,
                        Kind.INDEX,
                        "{\"mappings\":{\"properties\":{\"f\":{\"type\":\"unsigned_long\"}}}}");
        assertThat(unsigned.refusals()).hasSize(1);
    }

    @Test
    void shardsAreKeptAndRoutingIsFixedForWhatWasMadeBeforeSeven() {
        Converted six =
                Sample.index(
                        "{'settings':{'index':{'number_of_shards':'5','version':{'created':'6082399'},"
                                + "'routing_partition_size':'2'}}}");
        assertThat(setting(six, "index.number_of_routing_shards")).isEqualTo("5");
        assertThat(setting(six, "index.number_of_shards")).isEqualTo("5");
        assertThat(setting(six, "index.routing_partition_size")).isEqualTo("2");
        Converted seven =
                Sample.index(
                        "{'settings':{'index':{'number_of_shards':'5','version':{'created':'7100299'}}}}");
        assertThat(setting(seven, "index.number_of_routing_shards")).isEmpty();
        Converted told =
                Sample.index(
                        "{'settings':{'index':{'number_of_shards':'5','number_of_routing_shards':'640',"
                                + "'version':{'created':'6082399'}}}}");
        assertThat(setting(told, "index.number_of_routing_shards")).isEqualTo("640");
    }

    @Test
    void settingsOfOneVendorOrOfTheSourcesNodesAreLeftOutAndTold() {
        Converted converted =
                Sample.index(
                        "{'settings':{'index':{'lifecycle':{'name':'hot-warm','rollover_alias':'w'},"
                                + "'routing':{'allocation':{'include':{'_tier_preference':'data_hot'}}},"
                                + "'blocks':{'write':'true'},'mapper':{'dynamic':'true'},"
                                + "'mode':'logsdb','uuid':'u','refresh_interval':'5s'}}}");
        assertThat(converted.object().body().path("settings").propertyNames())
                .containsExactly("index.refresh_interval");
        assertThat(codes(converted)).contains("TS-121", "TS-122", "TS-123", "TS-124", "TS-125");
        assertThat(converted.losses()).filteredOn(Loss::consent).hasSize(2);
    }

    @Test
    void aSearchPipelineIsNotNamedWhereNoneIsMade() {
        Converted converted = Sample.index("{'settings':{'index.search.default_pipeline':'p'}}");
        assertThat(converted.object().body().path("settings")).isEmpty();
        assertThat(converted.losses()).singleElement().matches(Loss::consent);
    }

    @Test
    void noRuleOfTheSourceKeepsAShardFromItsPlace() {
        Converted converted =
                Sample.index(
                        "{'settings':{'index.routing.allocation.total_shards_per_node':'1',"
                                + "'index.routing.allocation.enable':'none'}}");
        assertThat(converted.object().body().path("settings")).isEmpty();
        assertThat(codes(converted)).containsExactly("TS-124");
    }

    @Test
    void theLimitOfFieldsThatAreIgnoredIsAskedAbout() {
        Converted converted =
                Sample.index(
                        "{'settings':{'index.mapping.total_fields.ignore_dynamic_beyond_limit':"
                                + "'true','index.mapping.total_fields.limit':'9'}}");
        assertThat(converted.object().body().path("settings").propertyNames())
                .containsExactly("index.mapping.total_fields.limit");
        assertThat(converted.losses()).singleElement().matches(Loss::consent);
    }

    @Test
    void aComponentThatMayBeMissingAndIsMissingIsNotNamed() {
        Converted converted =
                Sample.convert(
                        Sample.context(8, 3, 1, Set.of()),
                        Kind.INDEX_TEMPLATE,
                        "{\"composed_of\":[\"base\",\"logs@custom\",\"needed\"],"
                                + "\"ignore_missing_component_templates\":"
                                + "[\"base\",\"logs@custom\"]}");
        assertThat(converted.object().body().toString())
                .isEqualTo("{\"composed_of\":[\"base\",\"needed\"]}");
        assertThat(converted.losses()).extracting(Loss::path).contains("/composed_of/1");
    }

    @Test
    void analysisKeepsItsMeaningUnderNewNames() {
        Converted converted =
                Sample.index(
                        "{'settings':{'analysis':{'filter':{'standard':{'type':'lowercase'},"
                                + "'n':{'type':'nGram','min_gram':1,'max_gram':9}},"
                                + "'analyzer':{'a':{'tokenizer':'nGram','char_filter':'htmlStrip',"
                                + "'filter':['standard','n','delimited_payload_filter']}}}}}");
        JsonNode analysis = converted.object().body().path("settings").path("index.analysis");
        assertThat(analysis.path("analyzer").path("a").toString())
                .contains("\"ngram\"", "\"html_strip\"", "\"standard\"", "\"delimited_payload\"");
        assertThat(setting(converted, "index.max_ngram_diff")).isEqualTo("8");
    }

    @Test
    void aPolicyOfOpenSearchTakesHoldOfNoIndexBeforeTheSwitch() {
        Converted converted =
                Sample.convert(
                        Sample.context(7, 3, 1, Sample.PLUGINS),
                        Kind.POLICY,
                        "{\"policy\":{\"default_state\":\"a\",\"states\":[{\"name\":\"a\"}],"
                                + "\"ism_template\":[{\"index_patterns\":[\"logs-*\"]}]}}");
        assertThat(converted.object().body().path("policy").has("ism_template")).isFalse();
        assertThat(converted.object().body().path("policy").has("states")).isTrue();
        assertThat(converted.losses()).extracting(Loss::code).containsExactly("TS-164");
    }

    @Test
    void aPolicyBecomesStatesAndTellsThePatternsThatItGetsAfterTheSwitch() {
        String body =
                "{\"version\":3,\"policy\":{\"phases\":{\"hot\":{\"actions\":{\"rollover\":"
                        + "{\"max_size\":\"50gb\",\"max_age\":\"30d\"},\"set_priority\":"
                        + "{\"priority\":100}}},\"warm\":{\"min_age\":\"7d\",\"actions\":{"
                        + "\"forcemerge\":{\"max_num_segments\":1},\"searchable_snapshot\":{}}},"
                        + "\"delete\":{\"min_age\":\"90d\",\"actions\":{\"delete\":{}}}}}}";
        Context context = Sample.context(7, 3, 1, Sample.PLUGINS);
        Converted converted =
                new Converter(context)
                        .convert(
                                new MetadataObject(
                                        Kind.POLICY,
                                        "hot-warm",
                                        (ObjectNode) Json.MAPPER.readTree(body)))
                        .getFirst();
        JsonNode policy = converted.object().body().path("policy");
        assertThat(policy.path("default_state").asString()).isEqualTo("hot");
        assertThat(policy.path("states")).hasSize(3);
        assertThat(policy.path("states").path(0).path("actions").path(0).toString())
                .contains("\"min_size\":\"50gb\"", "\"min_index_age\":\"30d\"");
        assertThat(policy.path("states").path(0).path("transitions").path(0).toString())
                .contains("\"state_name\":\"warm\"", "\"min_index_age\":\"7d\"");
        assertThat(policy.has("ism_template")).isFalse();
        assertThat(converted.losses())
                .filteredOn(it -> it.code().equals("TS-164"))
                .singleElement()
                .satisfies(it -> assertThat(it.what()).contains("logs-*"))
                .matches(it -> !it.consent());
        assertThat(converted.losses()).anyMatch(it -> it.path().contains("searchable_snapshot"));
        assertThat(converted.refusals()).isEmpty();
        Converted without = Sample.convert(Sample.context(7, 3, 1, Set.of()), Kind.POLICY, body);
        assertThat(without.refusals()).extracting(Refusal::code).containsExactly("TS-162");
    }

    @Test
    void processorsAndLanguagesThatAreGoneAreRefused() {
        Context context = Sample.context(7, 3, 1, Set.of());
        assertThat(
                        Sample.convert(
                                        context,
                                        Kind.PIPELINE,
                                        "{\"processors\":[{\"set\":{\"on_failure\":[{\"enrich\":{}}]}}]}")
                                .refusals())
                .extracting(Refusal::path)
                .containsExactly("/processors/0/set/on_failure/0/enrich");
        Converted script =
                Sample.convert(context, Kind.SCRIPT, "{\"lang\":\"groovy\",\"code\":\"1\"}");
        assertThat(script.refusals()).hasSize(1);
        assertThat(script.object().body().has("source")).isTrue();
    }

    @Test
    void typesThatDisagreeAreUnitedWithConsentOnly() {
        Converted converted =
                Sample.index(
                        "{'mappings':{'a':{'properties':{'x':{'type':'text','store':true}}},"
                                + "'b':{'_parent':{'type':'a'},'properties':{'x':{'type':'text','store':false}}},"
                                + "'_default_':{'_all':{'enabled':true}}}}");
        assertThat(converted.losses())
                .filteredOn(Loss::consent)
                .extracting(Loss::path)
                .contains("/mappings", "/mappings/b/properties/x/store");
        assertThat(converted.refusals()).extracting(Refusal::code).containsExactly("TS-105");
    }

    private static JsonNode field(Converted converted) {
        return converted.object().body().path("mappings").path("properties").path("f");
    }

    private static String setting(Converted converted, String name) {
        return converted.object().body().path("settings").path(name).asString("");
    }

    private static Set<String> codes(Converted converted) {
        Set<String> codes = new TreeSet<>();
        converted.changes().forEach(it -> codes.add(it.code()));
        converted.losses().forEach(it -> codes.add(it.code()));
        return codes;
    }
}
