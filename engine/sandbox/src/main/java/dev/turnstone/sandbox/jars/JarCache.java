package dev.turnstone.sandbox.jars;

import dev.turnstone.sandbox.SandboxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The verified jars of all servers, each in a folder named by its SHA-256. A jar arrives by an
/// atomic move after it was verified, so whatever is here is whole, also after a kill.
public final class JarCache {
    private final Path folder;
    private final MavenSettings settings;

    JarCache(Path folder, MavenSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /// The cache of this user.
    public static JarCache ofUser() {
        return new JarCache(CacheFolder.ofUser(), MavenSettings.ofUser());
    }

    /// Where the jars and what is derived from them are kept.
    public Path folder() {
        return folder;
    }

    /// The jars of a lock as files; what is missing is taken from the user's local Maven repository
    /// or fetched.
    public List<Path> classPath(Lock lock, Progress progress) {
        var missing = new ArrayList<LockedJar>();
        for (LockedJar jar : lock.jars()) {
            if (!isThere(jar) && !takenFromLocalRepository(jar)) {
                missing.add(jar);
            }
        }
        if (!missing.isEmpty()) {
            new Fetch(this, settings, lock, progress).fetch(missing);
        }
        return lock.jars().stream().map(this::place).toList();
    }

    Path place(LockedJar jar) {
        return folder.resolve("jars")
                .resolve(jar.sha256().substring(0, 16))
                .resolve(jar.fileName());
    }

    /// Verifies a jar and moves it to its place.
    void accept(LockedJar jar, Path file) {
        try {
            String found = Sha256.of(file);
            if (!found.equals(jar.sha256())) {
                throw new SandboxException(
                        "%s is not what it should be: its SHA-256 is %s, the lock file says %s"
                                .formatted(jar.fileName(), found, jar.sha256()),
                        "Find out who changes downloads on the way (a proxy or a mirror?), then try"
                                + " again; nothing of it was used.");
            }
            Path place = place(jar);
            Files.createDirectories(place.getParent());
            Files.move(
                    file,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private boolean isThere(LockedJar jar) {
        Path place = place(jar);
        try {
            return Files.isRegularFile(place) && Files.size(place) == jar.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean takenFromLocalRepository(LockedJar jar) {
        Path local = settings.localRepository().resolve(jar.repositoryPath());
        try {
            if (!Files.isRegularFile(local)
                    || Files.size(local) != jar.bytes()
                    || !Sha256.of(local).equals(jar.sha256())) {
                return false;
            }
            Files.createDirectories(folder);
            Path copy = Files.createTempFile(folder, "copy", ".jar");
            Files.copy(local, copy, StandardCopyOption.REPLACE_EXISTING);
            accept(jar, copy);
            return true;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    SandboxException notWritable(IOException cause) {
        return new SandboxException(
                "The servers' jars cannot be stored in " + folder + ": " + cause.getMessage(),
                "Make room there or name another folder in TURNSTONE_CACHE, then try again.",
                cause);
    }
}
