package dev.turnstone.engine.metadata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// Documents that Elasticsearch 5 took are not refused without somebody having been asked.
class LenientBooleansTest {
    @Test
    void aBooleanOfFiveIsAskedAboutWhereverItStands() {
        assertThat(asked(6, "5061699")).containsExactly("/mappings/properties/o/properties/b");
        assertThat(asked(6, "6082399")).isEmpty();
        assertThat(asked(5, "5061699")).hasSize(1);
        assertThat(asked(7, "6082399")).isEmpty();
    }

    private static List<String> asked(int source, String created) {
        return Sample.convert(
                        Sample.context(source, 3, 1, Set.of()),
                        Kind.INDEX,
                        "{\"settings\":{\"index.version.created\":\""
                                + created
                                + "\"},\"mappings\":{\"_all\":{\"enabled\":false},\"properties\":{\"o\":{"
                                + "\"properties\":{\"b\":{\"type\":\"boolean\"},\"k\":{\"type\":"
                                + "\"keyword\"}}}}}}")
                .losses()
                .stream()
                .filter(loss -> loss.consent() && loss.code().equals("TS-118"))
                .map(Loss::path)
                .toList();
    }
}
