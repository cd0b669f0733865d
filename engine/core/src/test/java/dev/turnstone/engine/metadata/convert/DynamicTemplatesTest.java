package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// New fields become on the target what they became on the source.
class DynamicTemplatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'match':['ip_*','*_ip'],'mapping':{'type':'ip'}} ; {'match':'ip_.*|.*_ip','match_pattern':'regex','mapping':{'type':'ip'}}",
                "{'path_match':'a.*','path_unmatch':['a.b','a.(c'],'mapping':{}} ; {'path_match':'a\\\\..*','path_unmatch':'a\\\\.b|a\\\\.\\\\(c','match_pattern':'regex','mapping':{}}",
                "{'match_pattern':'regex','match':['a|b','c+'],'mapping':{}} ; {'match_pattern':'regex','match':'(?:a|b)|(?:c+)','mapping':{}}",
                "{'match':'ip_*','mapping':{'type':'ip'}} ; {'match':'ip_*','mapping':{'type':'ip'}}",
                "{'match_mapping_type':'string','mapping':{'index':'not_analyzed'}} ; {'match_mapping_type':'string','mapping':{'type':'keyword'}}",
                "{'match_mapping_type':'string','mapping':{'type':'{dynamic_type}','index':'no'}} ; {'match_mapping_type':'string','mapping':{'type':'keyword','index':false}}",
                "{'match_mapping_type':'string','mapping':{'type':'{dynamic_type}','norms':false}} ; {'match_mapping_type':'string','mapping':{'type':'text','norms':false}}",
            })
    void aTemplateMatchesAndMakesTheSame(String from, String to) {
        assertThat(templates("[{'t':" + from + "}]")).isEqualTo(json("[{'t':" + to + "}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'match':'*','mapping':{'index':'not_analyzed'}} ; {'match':'*','match_mapping_type':'string','mapping':{'type':'keyword'}} ; {'match':'*','mapping':{'index':true}}",
                "{'match_mapping_type':'*','mapping':{'type':'{dynamic_type}','index':'not_analyzed'}} ; {'match_mapping_type':'string','mapping':{'type':'keyword'}} ; {'match_mapping_type':'*','mapping':{'type':'{dynamic_type}','index':true}}",
            })
    void stringsHaveATemplateOfTheirOwnWhereItWasForAll(String from, String strings, String rest) {
        assertThat(templates("[{'t':" + from + "}]"))
                .isEqualTo(json("[{'t-strings':" + strings + "},{'t':" + rest + "}]"));
    }

    private static Object templates(String templates) {
        return Sample.index("{'mappings':{'dynamic_templates':" + templates + "}}")
                .object()
                .body()
                .path("mappings")
                .path("dynamic_templates");
    }

    private static Object json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
