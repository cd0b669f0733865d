package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A repository that storage or hands have spoiled: what is hurt is named, the rest is carried
/// over.
@RealServers
class DamagedSnapshotTest {
    @TempDir private Path home;

    /// What became of the larger index's one shard.
    enum Damage {
        FLIPPED_BYTES("damaged") {
            @Override
            void doTo(Path repository) throws IOException {
                Path blob = largest(repository);
                byte[] bytes = Files.readAllBytes(blob);
                for (int at = bytes.length / 3; at < bytes.length / 3 + 40; at++) {
                    bytes[at] ^= 0x55;
                }
                Files.write(blob, bytes);
            }
        },
        TRUNCATED_SEGMENT("damaged") {
            @Override
            void doTo(Path repository) throws IOException {
                Path blob = largest(repository);
                byte[] bytes = Files.readAllBytes(blob);
                Files.write(blob, Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        MISSING_SEGMENT("missing") {
            @Override
            void doTo(Path repository) throws IOException {
                Files.delete(largest(repository));
            }
        },
        MISSING_FILE_LIST("missing") {
            @Override
            void doTo(Path repository) throws IOException {
                Path shard = largest(repository).getParent();
                try (Stream<Path> files = Files.list(shard)) {
                    Files.delete(
                            files.filter(file -> file.getFileName().toString().startsWith("snap-"))
                                    .findFirst()
                                    .orElseThrow());
                }
            }
        };

        private final String word;

        Damage(String word) {
            this.word = word;
        }

        abstract void doTo(Path repository) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedShardIsNamedAndEverythingElseIsCarriedOver(
            Damage damage,
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch("3") SearchServer target)
            throws IOException {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 1).fill("birds", 0, 1_000, "first");
            pair.create("whales", 1).fill("whales", 0, 30, "first").metadata();
            Path repository = pair.snapshot("one", "birds,whales");
            damage.doTo(repository);

            Turnstone.Ended ended = pair.backfill(repository);

            assertThat(ended.exit()).as("%s", ended).isEqualTo(1);
            assertThat(ended.json().path("unfinished").toString() + ended.json().path("error"))
                    .contains("birds")
                    .contains(damage.word);
            if (ended.json().has("unfinished")) {
                assertThat(ended.json().path("unfinished").size()).isEqualTo(1);
                assertThat(pair.countOnTarget("whales")).isEqualTo(30);
                assertThat(ended.number("read"))
                        .isEqualTo(ended.number("written") + ended.number("repeated"));
            }
            pair.requireParity("broken");
            pair.run("backfill").done();
            pair.requireProven(1_030);
        }
    }

    @Test
    void aRepositoryWithoutRightsIsSaidSo(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 1).fill("birds", 0, 20, "first").metadata();
            Path repository = pair.snapshot("one", "birds");
            Path pointer = only(repository, file -> file.endsWith("index.latest"));
            Files.setPosixFilePermissions(pointer, PosixFilePermissions.fromString("---------"));
            try {
                Turnstone.Ended ended =
                        pair.turnstone()
                                .runWithoutPrivileges(
                                        "backfill",
                                        "--snapshot",
                                        repository.toString(),
                                        "--target",
                                        target.url());
                assertThat(ended.exit()).isEqualTo(1);
                assertThat(ended.told())
                        .contains("index.latest", "the right to read")
                        .doesNotContain("Exception");
                assertThat(pair.countOnTarget("birds")).isZero();
            } finally {
                Files.setPosixFilePermissions(
                        pointer, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }

    private static Path only(Path repository, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(wanted).findFirst().orElseThrow();
        }
    }

    private static Path largest(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> file.getFileName().toString().startsWith("__"))
                    .max(Comparator.comparingLong(DamagedSnapshotTest::size))
                    .orElseThrow();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
