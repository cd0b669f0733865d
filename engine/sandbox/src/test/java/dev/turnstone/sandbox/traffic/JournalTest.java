package dev.turnstone.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class JournalTest {
    private static final Map<String, Area> INDICES = Map.of("t-plain", Area.PLAIN);

    @TempDir Path dir;

    @Test
    void whatWasWrittenIsReadBack() {
        Op partial = Op.of(OpKind.PARTIAL, "t-plain", "ü/1", "b", 3).routed("r").slot("a");
        List<Op> ops =
                List.of(
                        Op.of(OpKind.INDEX, "t-plain", null, "a", 2).stampedByPipeline(),
                        partial,
                        partial,
                        partial);
        List<Outcome> outcomes =
                List.of(
                        new Outcome.Applied(
                                "other", "made", new Rank(2, 1L << 39), 5, Outcome.Effect.CREATED),
                        new Outcome.Refused(409, true),
                        new Outcome.Unknown("cut"),
                        new Outcome.Unsent());
        try (var journal = open()) {
            journal.done(journal.sent(ops), ops, outcomes);
        }
        List<Write> read = read();
        assertThat(read).extracting(Write::op).isEqualTo(ops);
        assertThat(read).extracting(Write::outcome).isEqualTo(outcomes);
    }

    @Test
    void aWriteWithoutItsAnswerIsUnknownAndATornLineEndsARun() throws IOException {
        Op op = Op.of(OpKind.DELETE, "t-plain", "1", "a", 1);
        try (var journal = open()) {
            journal.sent(List.of(op));
        }
        Files.writeString(file(), "{\"done\":1,\"out\":[{\"e\":\"DEL", StandardOpenOption.APPEND);
        assertThat(read())
                .singleElement()
                .extracting(Write::outcome)
                .isInstanceOf(Outcome.Unknown.class);
        try (var journal = open()) {
            journal.done(
                    journal.sent(List.of(op)),
                    List.of(op),
                    List.of(new Outcome.Refused(400, false)));
        }
        assertThat(read())
                .extracting(Write::outcome)
                .last()
                .isEqualTo(new Outcome.Refused(400, false));
    }

    @Test
    void aFileThatIsDamagedInTheMiddleIsRefused() throws IOException {
        Op op = Op.of(OpKind.DELETE, "t-plain", "1", "a", 1);
        open().close();
        Files.writeString(
                file(),
                "{\"torn\n" + JournalFormat.sent(1, List.of(op)) + "\n",
                StandardOpenOption.APPEND);
        assertThatThrownBy(this::read)
                .isInstanceOf(TrafficException.class)
                .hasMessageContaining("damaged");
        Files.writeString(file(), "");
        assertThatThrownBy(this::read).hasMessageContaining("no run");
    }

    private Journal open() {
        return Journal.open(file(), "r", true, INDICES);
    }

    private List<Write> read() {
        var writes = new ArrayList<Write>();
        new JournalReader(file(), writes::add).read();
        return writes;
    }

    private Path file() {
        return dir.resolve("oracle.ndjson");
    }
}
