package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// Each stored script once, by the name that clients use.
class StateScriptsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'a':{'lang':'painless'},'painless#a':{'lang':'painless'}} ; script/a",
                "{'painless#a':{'lang':'painless'},'a':{'lang':'painless'}} ; script/a",
                "{'painless#a':{'lang':'painless'}} ; script/a",
                "{'a':{'lang':'mustache'},'painless#a':{'lang':'painless'}} ; script/a,script/painless#a",
                "{'painless#a':{'lang':'painless'},'mustache#a':{'lang':'mustache'}} ; script/a,script/mustache#a",
            })
    void aScriptIsReadOnceByItsOwnName(String state, String keys) {
        List<MetadataObject> objects = new ArrayList<>();
        StateScripts.read(Json.MAPPER.readTree(state.replace('\'', '"')), objects);
        assertThat(objects).extracting(MetadataObject::key).containsExactly(keys.split(","));
    }
}
