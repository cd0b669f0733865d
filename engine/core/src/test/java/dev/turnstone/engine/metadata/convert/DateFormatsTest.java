package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/// Every date is read on the target as it was on the source, or somebody agreed.
class DateFormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "YYYY-MM-dd ; yyyy-MM-dd||yyyy-M-d",
                "yyyy-MM-dd ; yyyy-MM-dd||yyyy-M-d",
                "yyyy-MM-dd'T'HHmm ; yyyy-MM-dd'T'HHmm||yyyy-M-d'T'HHmm",
                "MM/yyyy||yyyyMMdd HH ; MM/yyyy||M/yyyy||yyyyMMdd HH||yyyyMMdd H",
                "ddMMYYYY ; ddMMyyyy",
                "ddMMMYYYY ; ddMMMyyyy||dMMMyyyy",
                "yyyy-DDD ; yyyy-DDD||yyyy-D",
                "yyyyMMddHHmmssz ; yyyyMMddHHmmssz",
                "YYYY_MM ; yyyy_MM||yyyy_M",
                "YYYY'Y Z'MM ; yyyy'Y Z'MM||yyyy'Y Z'M",
                "8YYYY ; 8YYYY",
                "dateOptionalTime||YYYY ; date_optional_time||yyyy",
                "strictDateHourMinute ; strict_date_hour_minute",
                "basicTTime ; basic_t_time",
                "dd/MMM/YYYY:HH:mm:ss Z ; dd/MMM/yyyy:HH:mm:ss Z||d/MMM/yyyy:H:m:s Z||d/MMM/yyyy:H:m:s XX||d/MMM/yyyy:H:m:s XXX",
            })
    void whatJodaReadsIsWrittenForJavaTime(String from, String to) {
        Converted converted = field(6, "6082399", from);
        assertThat(format(converted)).isEqualTo(to);
        assertThat(converted.losses()).isEmpty();
        assertThat(
                        format(
                                Sample.convert(
                                        Sample.context(6, 3, 1, Set.of()),
                                        Kind.INDEX,
                                        converted.object().body().toString())))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xxxx-'W'ww-e",
                "CCyy",
                "dd.MM.YY",
                "yyyy hh a",
                "weekDate",
                "strict_weekyear",
                "yyyy-MM-dd'T'HH:mm:ssZZ",
                "yyyy ZZZ"
            })
    void whatHasNoLikeIsAskedAbout(String pattern) {
        assertThat(field(6, "6082399", pattern).losses())
                .filteredOn(Loss::consent)
                .extracting(Loss::code)
                .containsExactly("TS-117");
    }

    @Test
    void anIndexKeepsTheLettersOfTheServerThatMadeIt() {
        assertThat(format(field(7, "6082399", "YYYY"))).isEqualTo("yyyy");
        assertThat(format(field(7, "7100299", "YYYY"))).isEqualTo("YYYY");
        assertThat(format(field(6, "6082399", "yyyy-MM-dd"))).isEqualTo("yyyy-MM-dd||yyyy-M-d");
        assertThat(format(field(7, "7100299", "yyyy-MM-dd"))).isEqualTo("yyyy-MM-dd");
    }

    @Test
    void newFieldsAndPipelinesReadDatesInTheSameWay() {
        Converted index =
                Sample.index(
                        "{'mappings':{'dynamic_date_formats':['YYYY','dateTime'],"
                                + "'dynamic_templates':[{'d':{'match_mapping_type':'date',"
                                + "'mapping':{'format':'YYYY'}}}]}}");
        JsonNode mappings = index.object().body().path("mappings");
        assertThat(mappings.path("dynamic_date_formats").toString())
                .isEqualTo("[\"yyyy\",\"date_time\"]");
        assertThat(mappings.path("dynamic_templates").toString()).contains("\"yyyy\"");
        String pipeline =
                "{'processors':[{'date':{'field':'t','formats':['ISO8601','YYYY Z']}},"
                        + "{'set':{'on_failure':[{'date_index_name':{'date_formats':['YYYY'],"
                        + "'index_name_format':'YYYY-MM'}}]}}]}";
        JsonNode six = pipeline(6, pipeline);
        assertThat(six.path(0).path("date").path("formats").toString())
                .isEqualTo("[\"ISO8601\",\"yyyy Z\",\"yyyy XX\",\"yyyy XXX\"]");
        assertThat(six.path(1).toString()).contains("[\"yyyy\"]", "\"yyyy-MM\"");
        assertThat(pipeline(7, pipeline))
                .isEqualTo(Json.MAPPER.readTree(pipeline.replace('\'', '"')).path("processors"));
    }

    private static JsonNode pipeline(int source, String body) {
        return Sample.convert(
                        Sample.context(source, 3, 1, Set.of()),
                        Kind.PIPELINE,
                        body.replace('\'', '"'))
                .object()
                .body()
                .path("processors");
    }

    private static Converted field(int source, String created, String format) {
        var body = Json.MAPPER.createObjectNode();
        body.putObject("settings").put("index.version.created", created);
        body.withObject("/mappings/properties/f").put("type", "date").put("format", format);
        return Sample.convert(Sample.context(source, 3, 1, Set.of()), Kind.INDEX, body.toString());
    }

    private static String format(Converted converted) {
        return converted
                .object()
                .body()
                .path("mappings")
                .path("properties")
                .path("f")
                .path("format")
                .asString("");
    }
}
