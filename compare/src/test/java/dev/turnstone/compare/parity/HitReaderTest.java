package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class HitReaderTest {
    private static final String[] ODD = {
        "a",
        "ü",
        "日本",
        "🐦",
        "q\"uote",
        "back\\slash",
        "tab\t",
        "\u0001",
        "x/y",
        "\u2028",
        "}{][,:",
        "é".repeat(3),
    };

    private record Doc(
            String id, long seqNo, long term, long version, String routing, String source) {}

    @Test
    void everySplitPositionReadsTheSame() throws IOException {
        List<Doc> docs = docs(new Random(1), 4);
        byte[] answer = answer(docs, new Random(2)).getBytes(StandardCharsets.UTF_8);
        for (int split = 1; split < answer.length; split++) {
            assertThat(read(answer, split, 1 << 16)).isEqualTo(docs);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void oddIdsMembersInAnyOrderAndTinyBuffersReadTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        List<Doc> docs = docs(random, 60);
        byte[] answer = answer(docs, random).getBytes(StandardCharsets.UTF_8);
        for (int chunk : new int[] {1, 2, 3, 7, 64, 1 << 16}) {
            assertThat(read(answer, chunk, chunk))
                    .as("seed %s chunk %s", seed, chunk)
                    .isEqualTo(docs);
        }
    }

    @Test
    void anAnswerThatIsCutOffIsAnErrorWhereverItIsCut() {
        byte[] answer =
                answer(docs(new Random(5), 3), new Random(6)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < answer.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(answer, length);
            assertThatThrownBy(() -> read(cut, 1 << 16, 1 << 16)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void spoiledAnswersEndInAnErrorOrInHitsButNeverHang() {
        Random random = new Random(7);
        byte[] answer = answer(docs(random, 5), random).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] spoiled = answer.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
            }
            try {
                read(spoiled, 512, 512);
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    @Test
    void escapedAndRawCharactersAreTheSameId() throws IOException {
        String escaped =
                "{\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},\"hits\":{\"hits\":"
                        + "[{\"_id\":\"\\ud83d\\udc26\\u00fc\\/\\n\"}]}}";
        List<String> ids = new ArrayList<>();
        new HitReader(0, (_, hit) -> ids.add(hit.id.text()))
                .read(new ByteArrayInputStream(escaped.getBytes(StandardCharsets.US_ASCII)));
        assertThat(ids).containsExactly("🐦ü/\n");
    }

    @Test
    void shardsThatFailedOrTimedOutMakeThePageIncomplete() throws IOException {
        assertThat(
                        page("{\"timed_out\":true,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}")
                                .isWhole())
                .isFalse();
        assertThat(
                        page("{\"timed_out\":false,\"_shards\":{\"total\":2,\"successful\":1,\"failed\":1,\"failures\":[{}]}}")
                                .isWhole())
                .isFalse();
        assertThat(page("{}").isWhole()).isFalse();
        assertThat(
                        page("{\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0}}")
                                .isWhole())
                .isTrue();
    }

    private static PageEnd page(String answer) throws IOException {
        return new HitReader(0, (_, _) -> {})
                .read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Doc> docs(Random random, int count) {
        List<Doc> docs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder id = new StringBuilder();
            int parts = 1 + random.nextInt(6);
            for (int j = 0; j < parts; j++) {
                id.append(ODD[random.nextInt(ODD.length)]);
            }
            String text = random.nextInt(10) == 0 ? "x".repeat(512) : id.toString();
            String routing = random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : "-";
            String source =
                    Json.MAPPER
                            .createObjectNode()
                            .put("_id", "not me")
                            .put(text, random.nextLong())
                            .toString();
            docs.add(
                    new Doc(
                            text,
                            random.nextLong(1L << 40),
                            random.nextInt(30_000),
                            random.nextLong(Long.MAX_VALUE),
                            routing,
                            source));
        }
        return docs;
    }

    private static String answer(List<Doc> docs, Random random) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("_scroll_id", "scroll==");
        answer.put("took", 3).put("timed_out", false);
        answer.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
        ObjectNode outer = answer.putObject("hits");
        outer.putObject("total").put("value", docs.size()).put("relation", "eq");
        outer.putNull("max_score");
        ArrayNode hits = outer.putArray("hits");
        for (Doc doc : docs) {
            ObjectNode hit = hits.addObject();
            hit.put("_index", "birds").putNull("_score");
            if (random.nextBoolean()) {
                hit.put("_version", doc.version).put("_id", doc.id).put("_seq_no", doc.seqNo);
            } else {
                hit.put("_seq_no", doc.seqNo).put("_id", doc.id).put("_version", doc.version);
            }
            hit.put("_primary_term", doc.term);
            if (!doc.routing.equals("-")) {
                hit.put("_routing", doc.routing);
            }
            hit.set("_source", Json.MAPPER.readTree(doc.source));
            hit.putArray("sort").add(random.nextInt()).add("}]");
        }
        return random.nextBoolean() ? answer.toString() : answer.toPrettyString();
    }

    private static List<Doc> read(byte[] answer, int chunk, int buffer) throws IOException {
        List<Doc> docs = new ArrayList<>();
        HitReader reader =
                new HitReader(
                        3,
                        (shard, hit) -> {
                            assertThat(shard).isEqualTo(3);
                            docs.add(
                                    new Doc(
                                            hit.id.text(),
                                            hit.seqNo,
                                            hit.primaryTerm,
                                            hit.version,
                                            hit.hasRouting ? hit.routing.text() : "-",
                                            normal(hit)));
                        },
                        new byte[buffer]);
        PageEnd end = reader.read(chunked(answer, chunk));
        assertThat(end.hits()).isEqualTo(docs.size());
        return docs;
    }

    private static String normal(Hit hit) {
        try {
            return Json.MAPPER.readTree(hit.source.array(), 0, hit.source.length()).toString();
        } catch (tools.jackson.core.JacksonException | NumberFormatException _) {
            return "spoiled";
        }
    }

    /// The first read ends after `chunk` bytes, as do the following.
    private static InputStream chunked(byte[] bytes, int chunk) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, chunk));
            }
        };
    }
}
