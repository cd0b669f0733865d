package dev.turnstone.log.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Header;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

final class HeaderLinesTest {
    private static final long SEED = 20_261_121;

    @Test
    void linesThatStandInMemoryReadAsTheirTextsDo() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<Header> wanted = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            for (int line = random.nextInt(6); line > 0; line--) {
                Header header = new Header(text(random, 20, 0x7f), text(random, 200, 0x100));
                wanted.add(header);
                all.append(header.name()).append(header.value());
            }
            byte[] bytes = all.toString().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(headers(to -> tell(wanted, bytes, to)))
                    .as("seed %s, round %s", SEED, round)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void linesThatComeAgainAreToldOnceForAllRecords() {
        AtomicInteger told = new AtomicInteger();
        RepeatedLines again =
                new RepeatedLines(to -> to.line("x-" + told.incrementAndGet(), "\u00fc"));
        for (int i = 0; i < 3; i++) {
            String length = Integer.toString(i);
            assertThat(headers(both(again, length)))
                    .containsExactly(new Header("x-1", "\u00fc"), new Header("length", length));
        }
    }

    private static HeaderLines both(RepeatedLines again, String length) {
        return to -> {
            to.lines(again);
            to.line("length", length);
        };
    }

    private static void tell(List<Header> lines, byte[] bytes, HeaderLines.Taker to) {
        int at = 0;
        for (Header line : lines) {
            int value = at + line.name().length();
            int end = value + line.value().length();
            to.line(bytes, at, value, value, end);
            at = end;
        }
    }

    private static List<Header> headers(HeaderLines lines) {
        var request = new RequestParts("GET", "/", lines, BodyParts.NONE);
        var parts = new ExchangeParts(1, 2, Samples.BEGUN, Ending.UNANSWERED, request, null);
        var record = new RecordEncoder(Samples.ORIGIN).exchange(parts);
        return ((Recorded) new RecordDecoder().decode(Samples.joined(record)))
                .exchange()
                .request()
                .headers();
    }

    /// Any characters below `end`; ASCII only most of the time.
    private static String text(Random random, int longest, int end) {
        int below = random.nextInt(4) > 0 ? 0x80 : end;
        return random.ints(1 + random.nextInt(longest), '!', below)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
