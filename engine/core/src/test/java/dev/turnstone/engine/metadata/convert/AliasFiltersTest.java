package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

/// An alias does not become empty, or show everything, without a word.
class AliasFiltersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'term':{'_type':'order'}}",
                "{'bool':{'must_not':[{'terms':{'_type':['a','b']}}]}}",
                "{'type':{'value':'order'}}",
                "{'bool':{'must':[{'type':{'value':'order'}}]}}",
                "{'match':{'_all':'x'}}",
                "{'query_string':{'query':'a:b AND _type:order'}}",
                "{'exists':{'field':'_timestamp'}}",
                "{'term':{'_parent#blog':'1'}}"
            })
    void aFilterOnWhatIsGoneIsAskedAbout(String filter) {
        assertThat(convert(Kind.ALIAS, "{'filter':" + filter + "}").losses())
                .singleElement()
                .matches(Loss::consent)
                .extracting(Loss::code, Loss::path)
                .containsExactly("TS-143", "/filter");
        assertThat(convert(Kind.TEMPLATE, "{'aliases':{'x':{'filter':" + filter + "}}}").losses())
                .extracting(Loss::path)
                .containsExactly("/aliases/x/filter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'term':{'_type':'order'}} ; {'match_all':{}}",
                "{'term':{'_type':{'value':'other','boost':2}}} ; {'match_none':{}}",
                "{'terms':{'_type':['a','order']}} ; {'match_all':{}}",
                "{'bool':{'must_not':[{'type':{'value':'order'}},{'term':{'type':{'value':'x'}}}]}} ;"
                        + " {'bool':{'must_not':[{'match_all':{}},{'term':{'type':{'value':'x'}}}]}}"
            })
    void anIndexOfOneTypeIsNoLongerAskedForIt(String filter, String now) {
        Converted converted =
                Sample.convert(
                        Sample.context(6, 3, 1, Set.of()),
                        new MetadataObject(
                                Kind.ALIAS,
                                "typed/alias",
                                Sample.json("{'filter':" + filter + "}")));
        assertThat(converted.losses()).isEmpty();
        assertThat(converted.changes()).extracting(Change::code).containsExactly("TS-143");
        assertThat(converted.object().body()).isEqualTo(Sample.json("{'filter':" + now + "}"));
    }

    @Test
    void anyOtherFilterIsLeftAlone() {
        assertThat(
                        convert(
                                        Kind.ALIAS,
                                        "{'filter':{'bool':{'filter':[{'term':{'type':{'value':'order'}}},"
                                                + "{'term':{'kind':'all'}}]}},'is_write_index':true}")
                                .losses())
                .isEmpty();
    }

    private static Converted convert(Kind kind, String body) {
        return Sample.convert(Sample.context(6, 3, 1, Set.of()), kind, body.replace('\'', '"'));
    }
}
