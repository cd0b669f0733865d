package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

/// `_all` is on in what Elasticsearch 5 made, unless it says otherwise.
class AllFieldTest {
    private static final String FIELDS = "'properties':{'a':{'type':'text'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "5 ; 5060499 ; '' ; true",
                "6 ; 5060499 ; '' ; true",
                "6 ; 6082399 ; '' ; false",
                "5 ; 5060499 ; '_all':{'enabled':false}, ; false",
                "5 ; 5060499 ; '_all':{'enabled':true}, ; true",
                "6 ; 5060499 ; '_all':{}, ; true",
            })
    void whatAskedAllIsAskedAbout(int source, String created, String all, boolean asked) {
        Converted converted =
                convert(
                        source,
                        Kind.INDEX,
                        "{'settings':{'index.version.created':'"
                                + created
                                + "'},'mappings':{'doc':{"
                                + all.replace("''", "")
                                + FIELDS
                                + "}}}");
        assertThat(converted.losses().stream().anyMatch(Loss::consent)).isEqualTo(asked);
        assertThat(converted.object().body().path("mappings").has("_all")).isFalse();
    }

    @Test
    void aTemplateIsAskedAboutWhereItHasFields() {
        assertThat(convert(5, Kind.TEMPLATE, "{'mappings':{'doc':{" + FIELDS + "}}}").losses())
                .anyMatch(Loss::consent);
        assertThat(convert(5, Kind.TEMPLATE, "{'mappings':{},'settings':{}}").losses()).isEmpty();
    }

    @Test
    void noQueryAsksAFieldThatIsGone() {
        Converted converted =
                convert(
                        6,
                        Kind.INDEX,
                        "{'settings':{'index.query.default_field':'_all'},'mappings':{}}");
        assertThat(converted.object().body().path("settings")).isEmpty();
        assertThat(converted.losses())
                .singleElement()
                .matches(Loss::consent)
                .extracting(Loss::path)
                .isEqualTo("/settings/index.query.default_field");
    }

    private static Converted convert(int source, Kind kind, String body) {
        return Sample.convert(
                Sample.context(source, 3, 1, Set.of()), kind, body.replace('\'', '"'));
    }
}
