package dev.turnstone.documents.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

final class PageParserTest {
    private static final String SOURCE = "{ \"n\":1.0e2 ,\"t\":\"}\\\"{\\u00e9\uD83D\uDE00\" }";
    private static final String ANSWER =
            "{\"_scroll_id\":\"abc==\",\"took\":3,\"timed_out\":false,\"_shards\":{\"total\":1,"
                    + "\"successful\":1,\"skipped\":0,\"failed\":0},\"hits\":{\"total\":{\"value\":2,"
                    + "\"relation\":\"eq\"},\"max_score\":null,\"hits\":[{\"_index\":\"b\",\"_type\":"
                    + "\"_doc\",\"_id\":\"a\\\"1\",\"_seq_no\":7,\"_primary_term\":3,\"_version\":44,\"_score\":null,"
                    + "\"_routing\":\"r\",\"_ignored\":[\"x\"],\"_source\":"
                    + SOURCE
                    + ",\"sort\":[12]},{\"_id\":\"2\",\"_seq_no\":8,\"_primary_term\":3}]}}";

    @Test
    void aHitIsTakenWithItsSourceUntouched() {
        Page page = PageParser.parse(Body.of(ANSWER));

        assertThat(page.isWhole()).isTrue();
        assertThat(page.scrollId()).isEqualTo("abc==");
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.hits())
                .containsExactly(
                        new Hit("a\"1", "r", 7, 3, 44, Body.of(SOURCE), 12),
                        new Hit("2", null, 8, 3, -1, null, -1));
    }

    @Test
    void theOlderShapeOfTheTotalIsReadAsWell() {
        Page page =
                PageParser.parse(Body.of(ANSWER.replace("{\"value\":2,\"relation\":\"eq\"}", "2")));

        assertThat(page.total()).isEqualTo(2);
    }

    @Test
    void failedShardsAndTimeOutsAreNotWhole() {
        assertThat(whole(ANSWER.replace("\"failed\":0", "\"failed\":1,\"failures\":[{}]")))
                .isFalse();
        assertThat(whole(ANSWER.replace("\"timed_out\":false", "\"timed_out\":true"))).isFalse();
        assertThat(whole(ANSWER.replace("\"successful\":1", "\"successful\":0"))).isFalse();
    }

    @Test
    void anAnswerCutAnywhereIsNoAnswer() {
        byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> PageParser.parse(Body.of(bytes, 0, cut)))
                    .isInstanceOf(MalformedJson.class);
        }
    }

    @Test
    void howeverTheBytesArriveTheAnswerIsTheSame() throws IOException {
        byte[] bytes = ANSWER.repeat(300).getBytes(StandardCharsets.UTF_8);
        for (int step : new int[] {1, 2, 3, 7, 63, 64, 65, 8_191, 1 << 20}) {
            var gathered = new AnswerBytes().gather(inSteps(bytes, step), Long.MAX_VALUE);

            assertThat(gathered.orElseThrow().copy()).isEqualTo(bytes);
        }
    }

    @Test
    void anAnswerBeyondTheLimitIsNotKept() throws IOException {
        assertThat(new AnswerBytes().gather(inSteps(new byte[5_000], 100), 4_999)).isEmpty();
        assertThat(new AnswerBytes().gather(inSteps(new byte[5_000], 100), 5_000)).isPresent();
    }

    private static boolean whole(String answer) {
        return PageParser.parse(Body.of(answer)).isWhole();
    }

    private static InputStream inSteps(byte[] bytes, int step) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, step));
            }
        };
    }
}
