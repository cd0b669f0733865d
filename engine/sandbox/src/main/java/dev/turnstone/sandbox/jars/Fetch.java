package dev.turnstone.sandbox.jars;

import dev.turnstone.sandbox.SandboxException;

import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One fetching of what is missing of one lock, several jars at a time. Jars that arrived stay even
/// if a later one fails.
final class Fetch {
    private static final int AT_A_TIME = 6;

    private final JarCache cache;
    private final MavenSettings settings;
    private final Lock lock;
    private final Progress progress;

    Fetch(JarCache cache, MavenSettings settings, Lock lock, Progress progress) {
        this.cache = cache;
        this.settings = settings;
        this.lock = lock;
        this.progress = progress;
    }

    void fetch(List<LockedJar> missing) {
        if (settings.offline()) {
            throw new SandboxException(
                    "%s is not complete in the cache (%d of %d jars are missing) and your Maven"
                                    .formatted(lock.name(), missing.size(), lock.jars().size())
                            + " settings say offline",
                    "Set offline to false in ~/.m2/settings.xml once, then try again.");
        }
        Incoming incoming = Incoming.open(cache);
        long missingBytes = missing.stream().mapToLong(LockedJar::bytes).sum();
        var counter =
                new TransferCounter(
                        lock.name(), lock.bytes() - missingBytes, lock.bytes(), progress);
        try (incoming;
                var maven = MavenRepository.open(incoming.folder(), settings, counter);
                ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            var running = new ArrayList<Future<?>>();
            missing.forEach(jar -> running.add(workers.submit(() -> fetch(maven, jar))));
            try {
                await(running);
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private void fetch(MavenRepository maven, LockedJar jar) {
        try {
            ArtifactResult result =
                    maven.system()
                            .resolveArtifact(
                                    maven.session(),
                                    new ArtifactRequest(
                                            new DefaultArtifact(jar.coordinates()),
                                            maven.remotes(),
                                            null));
            cache.accept(jar, result.getArtifact().getPath());
        } catch (ArtifactResolutionException e) {
            throw explained(jar, e);
        }
    }

    private SandboxException explained(LockedJar jar, ArtifactResolutionException e) {
        boolean unknown =
                e.getResult().getExceptions().stream()
                        .anyMatch(ArtifactNotFoundException.class::isInstance);
        String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return new SandboxException(
                "%s of %s is not in the cache and could not be fetched: %s"
                        .formatted(jar.fileName(), lock.name(), why),
                unknown
                        ? "Name a mirror that has it in ~/.m2/settings.xml, then try again."
                        : "Connect to the network, or set a proxy or mirror in ~/.m2/settings.xml,"
                                + " then try again; what was fetched so far is kept.",
                e);
    }

    private static void await(List<Future<?>> running) {
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SandboxException known) {
                    throw known;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException(
                        "The fetching of the servers' jars was interrupted",
                        "Try again; what was fetched so far is kept.",
                        e);
            }
        }
    }
}
