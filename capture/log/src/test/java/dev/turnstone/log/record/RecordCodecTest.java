package dev.turnstone.log.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.LogException;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Unknown;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Header;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

class RecordCodecTest {
    private final RecordDecoder decoder = new RecordDecoder();

    @ParameterizedTest
    @MethodSource("dev.turnstone.log.record.Samples#oneOfEach")
    void whatWasEncodedIsDecoded(TrafficRecord record) {
        assertThat(decoder.decode(encoded(record))).isEqualTo(record);
        assertThat(decoder.unknownFields()).isZero();
    }

    @Test
    void longBodiesAreNeitherCopiedNorMoved() {
        ByteBuffer one = ByteBuffer.wrap("1".repeat(5_000).getBytes(StandardCharsets.UTF_8));
        ByteBuffer two = ByteBuffer.allocateDirect(3).put((byte) 't').put(1, (byte) 'w').clear();
        two.put(2, (byte) 'o');
        List<ByteBuffer> record =
                new RecordEncoder(Samples.ORIGIN).exchange(exchange(List.of(one, two)));
        assertThat(record).anyMatch(part -> part.isDirect() && part.remaining() == 3);
        assertThat(one.remaining()).isEqualTo(5_000);
        one.put(0, (byte) 'O');
        assertThat(body(record).text())
                .as("a view on what was given")
                .isEqualTo("O" + "1".repeat(4_999) + "two");
    }

    @Test
    void shortBodiesStandInOneBuffer() {
        ByteBuffer one = ByteBuffer.wrap("one".getBytes(StandardCharsets.UTF_8));
        ByteBuffer two = ByteBuffer.wrap("-two-".getBytes(StandardCharsets.UTF_8), 1, 3);
        List<ByteBuffer> record =
                new RecordEncoder(Samples.ORIGIN).exchange(exchange(List.of(one, two)));
        assertThat(record).hasSize(1);
        assertThat(two.remaining()).isEqualTo(3);
        assertThat(body(record).text()).isEqualTo("onetwo");
    }

    @Test
    void recordsOfAnySizeFollowEachOtherInOneSpace() {
        RecordEncoder encoder = new RecordEncoder(Samples.ORIGIN);
        EncodingSpace space = new EncodingSpace();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int length = random.nextInt(4) == 0 ? random.nextInt(80_000) : random.nextInt(6_000);
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            int cut = random.nextInt(length + 1);
            ExchangeParts parts =
                    exchange(
                            List.of(
                                    ByteBuffer.wrap(bytes, 0, cut),
                                    ByteBuffer.wrap(bytes, cut, length - cut)));
            assertThat(Samples.joined(encoder.exchange(parts, space)))
                    .as("record %s", i)
                    .isEqualTo(Samples.joined(encoder.exchange(parts)));
        }
    }

    @Test
    void aHeadLargerThanTheFirstBufferIsKept() {
        Recorded record = Samples.exchange(1, 1, "x".repeat(3000), "y".repeat(70_000));
        assertThat(decoder.decode(encoded(record))).isEqualTo(record);
    }

    @Test
    void fieldsOfLaterTimesAreSkippedAndCounted() {
        for (TrafficRecord record : Samples.oneOfEach()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(encoded(record).copy());
            bytes.writeBytes(new byte[] {(byte) 0xF0, 0x01, 3, 1, 2, 3});
            assertThat(decoder.decode(Body.of(bytes.toByteArray()))).isEqualTo(record);
        }
        assertThat(decoder.unknownFields()).isEqualTo(Samples.oneOfEach().size());
    }

    @Test
    void recordsOfLaterTimesAreToldAndCounted() {
        assertThat(decoder.decode(Body.of(new byte[] {1, 99, 1, 2, 3})))
                .isEqualTo(new Unknown(1, 99));
        assertThat(decoder.decode(Body.of(new byte[] {2, 1}))).isEqualTo(new Unknown(2, 1));
        assertThat(decoder.unknownRecords()).isEqualTo(2);
    }

    @Test
    void anEndingOfLaterTimesLeavesTheEffectUnknown() {
        byte[] bytes = encoded(Samples.exchange(1, 2, "", "")).copy();
        for (int i = 0; i < bytes.length - 2; i++) {
            if (bytes[i] == Field.ENDING && bytes[i + 1] == 1 && bytes[i + 2] == 0) {
                bytes[i + 2] = 42;
            }
        }
        assertThat(((Recorded) decoder.decode(Body.of(bytes))).exchange().ending())
                .isEqualTo(Ending.UNANSWERED);
        assertThat(decoder.unknownFields()).isEqualTo(1);
    }

    @Test
    void aRecordCutAtAnyByteIsRefusedOrLacksWhatWasCut() {
        for (TrafficRecord record : Samples.oneOfEach()) {
            byte[] whole = encoded(record).copy();
            for (int cut = 0; cut < whole.length; cut++) {
                Body bytes = Body.of(whole, 0, cut);
                try {
                    assertThat(decoder.decode(bytes)).isNotEqualTo(record);
                } catch (LogException e) {
                    assertThat(e.remedy()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void lengthsThatPromiseMoreThanIsThereAllocateNothing() {
        byte[] huge = {1, 1, 13, -1, -1, -1, -1, 7};
        assertThatThrownBy(() -> decoder.decode(Body.of(huge))).isInstanceOf(LogException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {20260301, 42})
    void mutatedRecordsAreUnderstoodOrRefusedClearly(long seed) {
        Random random = new Random(seed);
        List<byte[]> originals =
                Samples.oneOfEach().stream().map(record -> encoded(record).copy()).toList();
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = Samples.mutated(originals.get(random.nextInt(originals.size())), random);
            try {
                TrafficRecord record = decoder.decode(Body.of(bytes));
                if (!(record instanceof Unknown)) {
                    assertThat(RecordEncoder.encode(record)).as("seed %s", seed).isNotEmpty();
                }
            } catch (LogException e) {
                refused++;
            }
        }
        assertThat(refused).as("refused, seed %s", seed).isBetween(1000, 9999);
    }

    private static Body encoded(TrafficRecord record) {
        return Samples.joined(RecordEncoder.encode(record));
    }

    private static ExchangeParts exchange(List<ByteBuffer> body) {
        return new ExchangeParts(
                1,
                2,
                Samples.BEGUN,
                Ending.ANSWERED,
                new RequestParts(
                        "PUT",
                        "/a/_doc/1",
                        HeaderLines.of(List.of(new Header("A", "b"))),
                        BodyParts.of(body)),
                new AnswerParts(201, HeaderLines.of(List.of()), BodyParts.NONE, Duration.ZERO));
    }

    private Body body(List<ByteBuffer> record) {
        Recorded decoded = (Recorded) decoder.decode(Samples.joined(record));
        assertThat(decoded.exchange().request().body().isWhole()).isTrue();
        return decoded.exchange().request().body().bytes();
    }
}
