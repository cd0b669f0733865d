package dev.turnstone.log.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import dev.turnstone.log.LogException;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

class LogImportTest {
    private static final String PUT =
            "PUT /i/_doc/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Basic c2VjcmV0\r\n"
                    + "Content-Length: 7\r\n\r\n{\"n\":1}";
    private static final String OK =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n5\r\na\":1}\r\n0\r\n\r\n";

    @TempDir private Path folder;

    @Test
    void goReplaysRequestsFindTheirAnswers() throws IOException {
        String end = "\n🐵🙈🙉\n";
        byte[] gor =
                ("1 aa 1700000000000000000 0\n" + PUT + end)
                        .concat(
                                "1 bb 1700000000000000500 0\nGET /i HTTP/1.1\r\nHost: a\r\n\r\n"
                                        + end)
                        .concat("2 aa 1700000000002000000 0\n" + OK + end)
                        .concat("3 aa 1700000000002000000 0\n" + OK + end)
                        .getBytes(StandardCharsets.UTF_8);
        LogImport.Result result = imported(gor);
        assertThat(result).isEqualTo(new LogImport.Result("gor", 2, 1, 1));
        Exchange first = exchanges().getFirst();
        assertThat(first.request().target()).isEqualTo("/i/_doc/1");
        assertThat(first.begun()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(requireNonNull(first.answer()).took()).isEqualTo(Duration.ofMillis(2));
        assertThat(first.answer().body().bytes().text()).isEqualTo("{\"a\":1}");
        assertThat(first.request().headers().toString())
                .contains("token:removed")
                .doesNotContain("c2VjcmV0");
        assertThat(exchanges().getLast().ending()).isEqualTo(Ending.UNANSWERED);
    }

    @Test
    void anHttpArchiveIsReadAlsoWhenItIsZipped() throws IOException {
        String har =
                """
                {"log":{"entries":[
                 {"startedDateTime":"2026-01-02T03:04:05.678Z","time":12.5,
                  "request":{"method":"POST","url":"http://h:9200/i/_search?q=a","headers":[
                    {"name":"Content-Type","value":"application/json"}],"postData":{"text":"{}"}},
                  "response":{"status":200,"headers":[],"content":{"text":"e30=","encoding":"base64"}}},
                 {"startedDateTime":"whenever","request":{"method":"GET","url":"http://h/"}}]}}
                """;
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(har.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(imported(zipped.toByteArray())).isEqualTo(new LogImport.Result("har", 1, 0, 1));
        Exchange one = exchanges().getFirst();
        assertThat(one.request().target()).isEqualTo("/i/_search?q=a");
        assertThat(requireNonNull(one.answer()).body().bytes().text()).isEqualTo("{}");
    }

    @Test
    void capturesOfTheMigrationAssistantArePutTogetherByConnection() throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        String half = PUT.substring(0, 30);
        stream(capture, "c1", read(1, half), read(1, PUT.substring(30)));
        stream(capture, "c2", read(2, "GET / HTTP/1.1\r\n\r\n"));
        stream(capture, "c1", write(3, OK), read(4, PUT), write(5, OK));
        assertThat(imported(capture.toByteArray()))
                .isEqualTo(new LogImport.Result("capture", 3, 1, 0));
        assertThat(exchanges())
                .extracting(each -> each.request().method() + each.number())
                .containsExactlyInAnyOrder("PUT1", "PUT2", "GET1");
    }

    @Test
    void aLongBodyGoesInChunks() throws IOException {
        String body = "x".repeat(3 * RecordEncoder.PIECE_BYTES + 1);
        String gor =
                "1 a 1 0\nPOST /_bulk HTTP/1.1\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body
                        + "\n🐵🙈🙉\n";
        imported(gor.getBytes(StandardCharsets.UTF_8));
        assertThat(exchanges().getFirst().request().body().bytes().text()).isEqualTo(body);
    }

    @Test
    void aFileThatIsCutOffIsToldWithWhatIsInTheLog() {
        assertThatThrownBy(() -> imported(new byte[] {100, 1, 2}))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("0 exchanges before that place");
    }

    private LogImport.Result imported(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("captured"), bytes);
        try (var writer = place().writer()) {
            return LogImport.of(file, Optional.empty(), writer, "import", InstantSource.system());
        }
    }

    private List<Exchange> exchanges() {
        List<Exchange> all = new ArrayList<>();
        try (Exchanges log =
                new Exchanges(place().look(), AssemblySettings.DEFAULT, InstantSource.system())) {
            for (Optional<Tracked> next = log.next(Duration.ZERO);
                    next.isPresent();
                    next = log.next(Duration.ZERO)) {
                if (next.get().told() instanceof Recorded recorded) {
                    all.add(recorded.exchange());
                }
            }
        }
        return all;
    }

    private LogPlace place() {
        return LogPlace.of(folder.resolve("log").toString());
    }

    private static byte[] read(int second, String data) {
        return observation(second, 4, data);
    }

    private static byte[] write(int second, String data) {
        return observation(second, 8, data);
    }

    private static byte[] observation(int second, int kind, String data) {
        ByteArrayOutputStream time = new ByteArrayOutputStream();
        time.write(8);
        time.write(second);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        field(bytes, 1, data.getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream observation = new ByteArrayOutputStream();
        field(observation, 1, time.toByteArray());
        field(observation, kind, bytes.toByteArray());
        return observation.toByteArray();
    }

    private static void stream(
            ByteArrayOutputStream to, String connection, byte[]... observations) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        field(stream, 1, connection.getBytes(StandardCharsets.UTF_8));
        for (byte[] observation : observations) {
            field(stream, 2, observation);
        }
        field(stream, 5, "node".getBytes(StandardCharsets.UTF_8));
        length(to, stream.size());
        to.writeBytes(stream.toByteArray());
    }

    private static void field(ByteArrayOutputStream to, int number, byte[] value) {
        to.write(number << 3 | 2);
        length(to, value.length);
        to.writeBytes(value);
    }

    private static void length(ByteArrayOutputStream to, int value) {
        int left = value;
        while (left > 0x7f) {
            to.write(left & 0x7f | 0x80);
            left >>>= 7;
        }
        to.write(left);
    }
}
