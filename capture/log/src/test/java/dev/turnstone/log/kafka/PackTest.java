package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.LogException;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Samples;
import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class PackTest {
    private final Packer plain = new Packer(false);
    private final Packer compressing = new Packer(true);

    @ParameterizedTest
    @ValueSource(longs = {20261121, 7})
    void whatWasPackedIsUnpackedInItsOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            List<byte[]> records = records(random);
            for (Packer packer : List.of(plain, compressing)) {
                byte[] value = packer.pack(parcel(records, random));
                assertThat(Pack.records(value).stream().map(Body::copy).toList())
                        .as("seed %s, round %s", seed, i)
                        .containsExactlyElementsOf(records);
            }
        }
    }

    @Test
    void aFullRoomIsSentAsItStandsAndNothingOfWhatStoodInIt() {
        byte[] record = new byte[1_000];
        Arrays.fill(record, (byte) 'a');
        Parcel full = TestParcel.of(List.of(List.of(ByteBuffer.wrap(record))), 10);
        byte[] value = plain.pack(full);
        assertThat(value).isSameAs(full.room()).endsWith(new byte[10]);
        assertThat(Pack.records(value)).containsExactly(Body.of(record));

        Parcel half = TestParcel.of(List.of(List.of(ByteBuffer.wrap(record))), 1_000);
        value = plain.pack(half);
        assertThat(value).hasSize(half.end()).isNotSameAs(half.room());
        assertThat(Pack.records(value)).containsExactly(Body.of(record));
    }

    @Test
    void aRecordOfEarlierTimesIsAMessageOfItsOwn() {
        Body record = Samples.joined(RecordEncoder.encode(Samples.exchange(1, 2, "a", "b")));
        assertThat(Pack.records(record.copy())).containsExactly(record);
        assertThat(Pack.records("{\"v\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly(Body.of("{\"v\":1}"));
    }

    @Test
    void whatRepeatsIsStoredSmaller() {
        byte[] text =
                "{\"title\":\"the same again\"}"
                        .repeat(100)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Parcel records = parcel(List.of(text, text), new Random(1));
        assertThat(compressing.pack(records)).hasSizeLessThan(500);
        assertThat(plain.pack(records)).hasSizeGreaterThan(2 * text.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261121, 7})
    void aDamagedPackIsToldAndNeverTakenForAnother(long seed) {
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            List<byte[]> records = records(random);
            byte[] whole = (i % 2 == 0 ? plain : compressing).pack(parcel(records, random));
            byte[] value = Samples.mutated(whole, random);
            if (Arrays.equals(whole, value)) {
                continue;
            }
            try {
                List<Body> read = Pack.records(value);
                assertThat(value[0]).as("seed %s, round %s", seed, i).isNotEqualTo(Pack.MARK);
                assertThat(read).hasSize(1);
            } catch (LogException e) {
                assertThat(e.remedy()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).as("seed %s", seed).isGreaterThan(8_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261121, 7})
    void whatIsSealedAndMakesNoSenseIsToldAsWell(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] value = new byte[Pack.HEADER + random.nextInt(40)];
            random.nextBytes(value);
            int length = random.nextBoolean() ? value.length - Pack.HEADER : random.nextInt();
            Pack.seal(value, random.nextInt(4), random.nextInt(5), length);
            try {
                int left = Pack.records(value).stream().mapToInt(Body::length).sum();
                assertThat(left).isLessThan(value.length);
            } catch (LogException e) {
                assertThat(e.getMessage()).contains("damaged");
            }
        }
    }

    @Test
    void aMessageWithoutAValueIsDamaged() {
        assertThatThrownBy(() -> Pack.records(null)).isInstanceOf(LogException.class);
        assertThatThrownBy(() -> Pack.records(new byte[0])).isInstanceOf(LogException.class);
        assertThatThrownBy(() -> Pack.records(new byte[] {0, 0, 0}))
                .isInstanceOf(LogException.class);
    }

    private static List<byte[]> records(Random random) {
        List<byte[]> records = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            byte[] record = new byte[random.nextInt(random.nextInt(20) == 0 ? 5_000 : 60)];
            if (random.nextBoolean()) {
                random.nextBytes(record);
            }
            records.add(record);
        }
        return records;
    }

    /// Each in two parts, with no room left, a little, or more.
    private static Parcel parcel(List<byte[]> records, Random random) {
        int length = records.stream().mapToInt(record -> record.length).sum();
        int left =
                switch (random.nextInt(3)) {
                    case 0 -> 0;
                    case 1 -> length / 100;
                    default -> random.nextInt(length + 1);
                };
        return TestParcel.of(
                records.stream()
                        .map(
                                bytes -> {
                                    int cut = random.nextInt(bytes.length + 1);
                                    ByteBuffer direct =
                                            ByteBuffer.allocateDirect(bytes.length - cut);
                                    direct.put(bytes, cut, bytes.length - cut).flip();
                                    return List.of(ByteBuffer.wrap(bytes, 0, cut), direct);
                                })
                        .toList(),
                left);
    }
}
