package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// A converted index answers as the source does, to documents of the same words: searches, ranges
/// of dates, aggregations and aliases.
@RealServers
class ConvertedSearchesTest {
    private static final String WORDS =
            """
            {'query':{'match':{'text':'foxes'}}}
            {'query':{'match_phrase':{'text':'quick foxes'}}}
            {'query':{'query_string':{'query':'quick AND red'}}}
            {'query':{'term':{'level':'error'}}}
            {'query':{'term':{'text.raw':'Quick brown foxes'}}}
            {'query':{'match':{'everything':'foxes'}}}
            {'query':{'match':{'start':'qui'}}}
            {'query':{'term':{'code':'ab'}}}
            {'query':{'nested':{'path':'parts','query':{'bool':{'must':[{'term':{'parts.n':1}},{'term':{'parts.k':'b'}}]}}}}}
            {'size':0,'aggs':{'a':{'terms':{'field':'level'}}}}
            {'size':0,'aggs':{'a':{'terms':{'field':'code'}}}}
            {'size':0,'aggs':{'a':{'nested':{'path':'parts'},'aggs':{'b':{'terms':{'field':'parts.k'}}}}}}
            {'query':{'match':{'text':'foxes'}},'highlight':{'fields':{'text':{}}}}
            """;

    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void elasticsearch7(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        es.wipe();
        os.wipe();
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/seven",
                """
                {"settings": {"number_of_shards": 3, "number_of_replicas": 0, %s},
                 "aliases": {"errors": {"filter": {"term": {"level": "error"}}},
                   "recent": {"filter": {"range": {"day": {"gte": "2023-06-01"}}}},
                   "someParts": {"filter": {"nested": {"path": "parts",
                     "query": {"term": {"parts.k": "b"}}}}},
                   "routed": {"routing": "7"}},
                 "mappings": {
                   "dynamic_date_formats": ["yyyy/MM/dd", "dd-MM-yyyy HH:mm"],
                   "numeric_detection": true,
                   "dynamic_templates": [
                     {"ips": {"match": "ip_*", "mapping": {"type": "ip"}}},
                     {"longs": {"path_match": "counts.*", "path_unmatch": "*.name",
                       "mapping": {"type": "long"}}},
                     {"numbers": {"match_pattern": "regex", "match": "^n\\\\d+$",
                       "mapping": {"type": "{dynamic_type}", "doc_values": true}}},
                     {"strings": {"match_mapping_type": "string", "unmatch": "long_*",
                       "mapping": {"type": "keyword", "ignore_above": 20}}}],
                   "properties": {
                     "day": {"type": "date", "format": "yyyy-MM-dd||epoch_second"},
                     "stamp": {"type": "date", "format": "8uuuu-MM-dd'T'HH:mm:ss.SSSXXX"},
                     "week": {"type": "date", "format": "week_date"},
                     "log": {"type": "date", "format": "dd/MMM/yyyy:HH:mm:ss Z"},
                     "nano": {"type": "date_nanos"},
                     "plain": {"type": "date"},
                     "span": {"type": "date_range", "format": "yyyy-MM-dd"},
                     %s}}}
                """
                        .formatted(ANALYSIS, FIELDS));
        migrate(source, target);

        SameAnswers same = new SameAnswers(source, target, "_doc");
        same.write(
                "seven",
                """
                {"text":"Quick brown foxes","level":"error","code":"AB","parts":[{"n":1,"k":"a"},{"n":2,"k":"b"}],"day":"2023-01-01","stamp":"2023-01-01T00:00:00.001+01:00","week":"2023-W01-1","log":"01/Jan/2023:10:00:00 +0000","nano":"2023-01-01T00:00:00.123456789Z","plain":"2023-01-01","span":{"gte":"2023-01-01","lt":"2023-02-01"},"ip_a":"10.0.0.1","counts":{"a":"5","name":"five"},"n1":3,"tag":"blue","long_tag":"a long tag of more words","born":"2020/02/29","seen":"01-02-2023 10:00"}
                {"text":"quick red foxes","level":"warn","code":"Ab","parts":[{"n":1,"k":"b"}],"day":"1700000000","stamp":"2023-11-14T22:13:20.000Z","week":"2020-W53-7","log":"14/Nov/2023:22:13:20 -0500","nano":"2023-11-14T22:13:20Z","plain":1700000000000,"span":{"gte":"2023-11-01"},"ip_a":"10.0.0.2","counts":{"a":7},"n1":4,"tag":"a tag that is much too long for it","born":"2021/03/01"}
                {"text":"lazy dogs","level":"error","code":"cd","day":"2024-12-30","stamp":"2024-12-30T23:59:59.999-08:00","week":"2025-W01-1","log":"30/Dec/2024:00:00:00 +0100","plain":"2024-12-30T12:00:00Z","num":"12"}
                """);
        same.ask("seven", WORDS);
        same.ask("seven", dates("day", "2023-01-01", "2023-11-14", "2024-12-30"));
        same.ask(
                "seven",
                dates(
                        "stamp",
                        "2022-12-31T23:00:00.001Z",
                        "2023-11-14T22:13:20.000+00:00",
                        "2024-12-31T07:59:59.999Z"));
        same.ask("seven", dates("week", "2023-W01-1", "2020-W53-7", "2025-W01-1"));
        same.ask(
                "seven",
                dates(
                        "log",
                        "01/Jan/2023:10:00:00 +0000",
                        "14/Nov/2023:22:13:20 -0500",
                        "30/Dec/2024:00:00:00 +0100"));
        same.ask("seven", dates("nano", "2023-01-01T00:00:00.123456789Z", "2023-11", "2025"));
        same.ask("seven", dates("plain", "2023", "2023-11-14T22:13:20Z", "2024-12-30||/M"));
        same.ask("seven", dates("born", "2020/02/29", "2020/12/31", "2021/03/01"));
        same.ask(
                "seven",
                """
                {'query':{'range':{'span':{'gte':'2023-01-15','lte':'2023-01-16'}}}}
                {'query':{'range':{'span':{'gte':'2023-01-15','relation':'within'}}}}
                {'query':{'term':{'ip_a':'10.0.0.0/31'}}}
                {'query':{'range':{'counts.a':{'gte':6}}}}
                {'query':{'term':{'counts.name':'five'}}}
                {'query':{'term':{'tag':'blue'}}}
                {'query':{'exists':{'field':'tag'}}}
                {'query':{'match':{'long_tag':'words'}}}
                {'query':{'range':{'seen':{'lte':'01-02-2023 10:00'}}}}
                {'query':{'range':{'num':{'gte':11}}}}
                {'size':0,'aggs':{'a':{'terms':{'field':'tag'}},'b':{'avg':{'field':'n1'}},'c':{'max':{'field':'num'}}}}
                {'size':0,'aggs':{'a':{'terms':{'field':'ip_a'}}}}
                {'docvalue_fields':['day','stamp','log','nano','born'],'sort':[{'day':'asc'}]}
                """);
        for (String alias : new String[] {"errors", "recent", "someParts"}) {
            same.ask(alias, "{'query':{'match_all':{}},'sort':[{'day':'desc'}]}");
        }
        assertThat(same.differences()).isEmpty();
        assertThat(shards(target, "seven")).isEqualTo(shards(source, "seven"));
    }

    @Test
    void elasticsearch6(
            @Elasticsearch("6.8.23") SearchServer es, @OpenSearch("3") SearchServer os) {
        answersByTheDatesOfJoda(es, os);
    }

    @Test
    void elasticsearch5(@Elasticsearch("5.6") SearchServer es, @OpenSearch("3") SearchServer os) {
        answersByTheDatesOfJoda(es, os);
    }

    /// Why the booleans of an index that 5.x made are asked about.
    @Test
    void whatElasticsearch5TakesForABooleanIsRefused(
            @Elasticsearch("5.6") SearchServer es, @OpenSearch("3") SearchServer os) {
        es.wipe();
        os.wipe();
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/flags", "{\"mappings\":{\"f\":{\"properties\":{\"b\":{\"type\":\"boolean\"}}}}}");
        MetadataPlan plan = migrate(source, target);
        assertThat(plan.objects())
                .flatExtracting(PlannedObject::losses)
                .filteredOn(Loss::consent)
                .extracting(Loss::code)
                .contains("TS-118");

        SameAnswers same = new SameAnswers(source, target, "f");
        same.write("flags", "{\"b\":true}\n{\"b\":\"false\"}");
        same.ask("flags", "{'query':{'term':{'b':true}}}\n{'query':{'term':{'b':false}}}");
        assertThat(same.differences()).isEmpty();
        same.write("flags", "{\"b\":\"on\"}\n{\"b\":0}");
        assertThat(same.differences()).hasSize(2).allMatch(it -> it.contains("written / refused"));
    }

    private void answersByTheDatesOfJoda(SearchServer es, SearchServer os) {
        es.wipe();
        os.wipe();
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/six",
                """
                {"settings": {"number_of_shards": 3, "number_of_replicas": 0, %s},
                 "aliases": {"errors": {"filter": {"term": {"level": "error"}}},
                   "recent": {"filter": {"range": {"day": {"gte": "2023-06-01"}}}},
                   "entries": {"filter": {"term": {"_type": "entry"}}}},
                 "mappings": {"entry": {
                   "dynamic_date_formats": ["YYYY/MM/dd", "dd-MM-YYYY HH:mm"],
                   "dynamic_templates": [
                     {"strings": {"match_mapping_type": "string",
                       "mapping": {"type": "keyword", "norms": false}}}],
                   "properties": {
                     "day": {"type": "date", "format": "YYYY-MM-dd"},
                     "stamp": {"type": "date", "format": "YYYY-MM-dd'T'HH:mm:ss.SSSZ"},
                     "log": {"type": "date", "format": "dd/MMM/YYYY:HH:mm:ss Z"},
                     "tweet": {"type": "date", "format": "EEE MMM dd HH:mm:ss Z YYYY"},
                     "basic": {"type": "date", "format": "basicDate||YYYY.MM.dd"},
                     "lenient": {"type": "date", "format": "dateOptionalTime"},
                     "either": {"type": "date", "format": "yyyy-MM-dd HH:mm:ss||epoch_millis"},
                     "month": {"type": "date", "format": "MM/YYYY"},
                     "ordinal": {"type": "date", "format": "YYYY-DDD"},
                     "named": {"type": "date", "format": "ordinalDate"},
                     "plain": {"type": "date"},
                     %s}}}}
                """
                        .formatted(ANALYSIS, FIELDS));
        migrate(source, target);

        SameAnswers same = new SameAnswers(source, target, "entry");
        same.write(
                "six",
                """
                {"text":"Quick brown foxes","level":"error","code":"AB","parts":[{"n":1,"k":"a"},{"n":2,"k":"b"}],"day":"2023-01-01","stamp":"2023-01-01T00:00:00.001+0100","log":"01/Jan/2023:10:00:00 +0000","tweet":"Sun Jan 01 10:00:00 +0000 2023","basic":"20230101","lenient":"2023-1-1","either":"2023-01-01 10:00:00","month":"01/2023","ordinal":"2023-001","named":"2023-001","plain":"2023-01-01","tag":"blue","born":"2020/02/29","seen":"01-02-2023 10:00"}
                {"text":"quick red foxes","level":"warn","code":"Ab","parts":[{"n":1,"k":"b"}],"day":"2023-11-14","stamp":"2023-11-14T22:13:20.000Z","log":"14/Nov/2023:22:13:20 -0500","tweet":"Tue Nov 14 22:13:20 -0500 2023","basic":"2023.11.14","lenient":"2023-11-14T22:13","either":"1700000000000","month":"11/2023","ordinal":"2023-318","named":"2023-318","plain":1700000000000,"tag":"red","born":"2021/03/01"}
                {"text":"lazy dogs","level":"error","code":"cd","day":"2024-12-30","stamp":"2024-12-30T23:59:59.999-08:00","log":"30/Dec/2024:00:00:00 +0100","tweet":"Mon Dec 30 00:00:00 +0100 2024","basic":"20241230","lenient":"2024","either":"2024-12-30 00:00:00","month":"12/2024","ordinal":"2024-60","named":"2024-060","plain":"2024-12-30T12:00:00Z"}
                {"text":"one digit","level":"warn","day":"2024-2-3"}
                """);
        same.ask("six", WORDS);
        same.ask("six", dates("day", "2023-01-01", "2023-11-14", "2024-12-30"));
        same.ask(
                "six",
                dates(
                        "stamp",
                        "2022-12-31T23:00:00.001Z",
                        "2023-11-14T22:13:20.000+0000",
                        "2024-12-31T07:59:59.999+00:00"));
        same.ask(
                "six",
                dates(
                        "log",
                        "01/Jan/2023:10:00:00 +0000",
                        "14/Nov/2023:22:13:20 -0500",
                        "30/Dec/2024:00:00:00 +0100"));
        same.ask(
                "six",
                dates(
                        "tweet",
                        "Sun Jan 01 10:00:00 +0000 2023",
                        "Tue Nov 14 22:13:20 -0500 2023",
                        "Mon Dec 30 00:00:00 +0100 2024"));
        same.ask("six", dates("basic", "20230101", "2023.11.14", "20241230"));
        same.ask("six", dates("lenient", "2023", "2023-11-14T22:13", "2024-12-30||/M"));
        same.ask(
                "six",
                dates("either", "2023-01-01 10:00:00", "1700000000000", "2024-12-30 00:00:00"));
        same.ask("six", dates("month", "01/2023", "11/2023", "12/2024"));
        same.ask("six", dates("ordinal", "2023-001", "2023-318", "2024-060"));
        same.ask("six", dates("named", "2023-001", "2023-318", "2024-060"));
        same.ask("six", dates("plain", "2023", "2023-11-14T22:13:20Z", "2024-12-30||/M"));
        same.ask("six", dates("born", "2020/02/29", "2020/12/31", "2021/03/01"));
        same.ask(
                "six",
                """
                {'query':{'term':{'tag':'blue'}}}
                {'query':{'range':{'seen':{'lte':'01-02-2023 10:00'}}}}
                {'size':0,'aggs':{'a':{'terms':{'field':'tag'}}}}
                """);
        for (String alias : new String[] {"errors", "recent", "entries"}) {
            same.ask(alias, "{'query':{'match_all':{}},'sort':[{'day':'desc'}]}");
        }
        assertThat(same.differences()).isEmpty();
        assertThat(shards(target, "six")).isEqualTo(shards(source, "six"));
    }

    private static final String ANALYSIS =
            """
            "analysis": {"normalizer": {"low": {"type": "custom", "filter": ["lowercase"]}},
              "filter": {"starts": {"type": "edge_ngram", "min_gram": 1, "max_gram": 5}},
              "analyzer": {"starts": {"type": "custom", "tokenizer": "standard",
                "filter": ["lowercase", "starts"]}}}
            """;

    private static final String FIELDS =
            """
            "text": {"type": "text", "analyzer": "english", "copy_to": "everything",
              "fields": {"raw": {"type": "keyword"}}},
            "everything": {"type": "text"},
            "start": {"type": "text", "analyzer": "starts", "search_analyzer": "standard"},
            "level": {"type": "keyword"},
            "code": {"type": "keyword", "normalizer": "low"},
            "parts": {"type": "nested", "properties": {
              "n": {"type": "integer"}, "k": {"type": "keyword"}}}
            """;

    private static String dates(String field, String first, String second, String third) {
        return """
               {'query':{'term':{'F':'1'}}}
               {'query':{'range':{'F':{'gte':'1','lte':'1'}}}}
               {'query':{'range':{'F':{'gt':'1'}}}}
               {'query':{'range':{'F':{'gte':'2'}}}}
               {'query':{'range':{'F':{'lt':'2'}}}}
               {'query':{'range':{'F':{'lte':'3'}}}}
               {'query':{'range':{'F':{'gte':'2023-06-01','format':'yyyy-MM-dd'}}}}
               {'query':{'range':{'F':{'gte':'now-50y','lt':'now+50y'}}}}
               {'query':{'match_all':{}},'sort':[{'F':{'order':'asc','missing':'_last'}},{'level':'asc'}]}
               {'size':0,'aggs':{'a':{'date_histogram':{'field':'F','calendar_interval':'month','min_doc_count':1}}}}
               {'size':0,'aggs':{'a':{'terms':{'field':'F'}},'b':{'min':{'field':'F'}}}}
               """
                .replace("'F'", "'" + field + "'")
                .replace("'1'", "'" + first + "'")
                .replace("'2'", "'" + second + "'")
                .replace("'3'", "'" + third + "'");
    }

    private static Set<String> shards(Rest rest, String index) {
        Set<String> shards = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            shards.add(
                    i
                            + " "
                            + rest.get("/" + index + "/_search_shards?routing=r" + i)
                                    .path("shards")
                                    .path(0)
                                    .path(0)
                                    .path("shard"));
        }
        return shards;
    }

    private MetadataPlan migrate(Rest source, Rest target) {
        InstantSource clock = InstantSource.system();
        MetadataPlan plan =
                new MetadataPlanner(
                                new LiveMetadata(source.client()), target.client(), journal, clock)
                        .plan(
                                new PlanOptions(
                                        IndexPatterns.ALL,
                                        SeveralTypes.ASK,
                                        Overrides.NONE.consentingToAll(),
                                        true));
        ApplyReport report = new MetadataApply(target.client(), journal, clock).apply(plan);
        assertThat(report.isComplete()).as("%s", report).isTrue();
        return plan;
    }
}
