package dev.turnstone.sandbox.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.sandbox.SandboxException;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class JarCacheTest {
    @TempDir Path folder;

    private Path cacheFolder;
    private Path local;
    private Repository central;

    @BeforeEach
    void places() {
        cacheFolder = folder.resolve("cache");
        local = folder.resolve("local");
        central = new Repository(folder.resolve("central"));
    }

    @Test
    void whatIsMissingIsFetchedVerifiedAndKept() throws IOException {
        var lock = lock(central.publish("turnstone", "sand"), central.publish("knot", "sea"));
        var seen = new AtomicLong();
        List<Path> jars = cache().classPath(lock, (_, bytes, _) -> seen.set(bytes));
        assertThat(jars).extracting(jar -> Files.readString(jar)).containsExactly("sand", "sea");
        assertThat(seen).hasValue(lock.bytes());
        assertThat(offline().classPath(lock, Progress.NONE)).isEqualTo(jars);
        assertThat(cacheFolder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void offlineItSaysHowMuchIsMissing() throws IOException {
        LockedJar there = central.publish("turnstone", "sand");
        cache().classPath(lock(there), Progress.NONE);
        var lock = lock(there, central.publish("knot", "sea"));
        assertFails(() -> offline().classPath(lock, Progress.NONE), "offline")
                .hasMessage(
                        "birds is not complete in the cache (1 of 2 jars are missing) and your"
                                + " Maven settings say offline");
    }

    @Test
    void aJarOfAnotherContentIsRefusedAndNotKept() throws IOException {
        LockedJar pinned = central.publish("turnstone", "sand");
        central.publish("turnstone", "mud!");
        assertFails(() -> cache().classPath(lock(pinned), Progress.NONE), "proxy or a mirror")
                .hasMessageStartingWith("turnstone-1.jar is not what it should be");
        assertThat(cache().place(pinned)).doesNotExist();
    }

    @Test
    void aHalfJarIsFetchedAgain() throws IOException {
        LockedJar jar = central.publish("turnstone", "sand");
        Path place = cache().classPath(lock(jar), Progress.NONE).getFirst();
        Files.writeString(place, "sa");
        assertThat(cache().classPath(lock(jar), Progress.NONE)).containsExactly(place);
        assertThat(place).hasContent("sand");
    }

    @Test
    void aHalfJarWithoutNetworkSaysWhatToDo() throws IOException {
        LockedJar jar = central.publish("turnstone", "sand");
        Files.writeString(cache().classPath(lock(jar), Progress.NONE).getFirst(), "sa");
        assertFails(() -> offline().classPath(lock(jar), Progress.NONE), "offline to false");
    }

    @Test
    void theLocalRepositoryServesWhereTheContentFits() throws IOException {
        var localRepository = new Repository(local);
        LockedJar fits = localRepository.publish("turnstone", "sand");
        LockedJar differs = central.publish("knot", "sea");
        localRepository.publish("knot", "mud");
        List<Path> jars = cache().classPath(lock(fits, differs), Progress.NONE);
        assertThat(jars).extracting(jar -> Files.readString(jar)).containsExactly("sand", "sea");
    }

    @Test
    void anUnreachableRepositoryIsToldFromAMissingJar() throws IOException {
        LockedJar jar = central.publish("turnstone", "sand");
        var unreachable =
                new JarCache(cacheFolder, Repository.settings(local, "http://127.0.0.1:1/"));
        assertFails(() -> unreachable.classPath(lock(jar), Progress.NONE), "Connect to the network")
                .hasMessageStartingWith("turnstone-1.jar of birds is not in the cache");
        var unknown = new LockedJar("org.birds:dodo:1", jar.sha256(), 4);
        assertFails(() -> cache().classPath(lock(unknown), Progress.NONE), "mirror that has it")
                .hasMessageStartingWith("dodo-1.jar of birds is not in the cache");
    }

    @Test
    void whatAKilledDownloadLeftIsRemoved() throws IOException {
        Path left = cacheFolder.resolve("incoming/2147483646-7");
        Files.createDirectories(left);
        Files.writeString(left.resolve("half.jar"), "sa");
        cache().classPath(lock(central.publish("turnstone", "sand")), Progress.NONE);
        assertThat(left).doesNotExist();
    }

    private JarCache cache() {
        return new JarCache(cacheFolder, central.settings(local));
    }

    private JarCache offline() {
        return new JarCache(cacheFolder, Repository.offline(local));
    }

    private static Lock lock(LockedJar... jars) {
        return new Lock("birds", List.of(jars));
    }

    private static AbstractThrowableAssert<?, ?> assertFails(Runnable fetch, String remedy) {
        return assertThatThrownBy(fetch::run)
                .isInstanceOfSatisfying(
                        SandboxException.class, e -> assertThat(e.remedy()).contains(remedy));
    }
}
