package dev.turnstone.sandbox.jars;

import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Writes the lock files anew from the recipes: for maintainers, after a version was raised. See
/// engine/sandbox/README.md for the command.
public final class LockWriter {
    private LockWriter() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("usage: LockWriter DIRECTORY [NAME...]");
            System.exit(2);
        }
        Path into = Path.of(args[0]);
        var wanted = Set.of(args);
        MavenSettings settings = MavenSettings.ofUser();
        try (var maven =
                MavenRepository.open(
                        settings.localRepository(), settings, new AbstractTransferListener() {})) {
            for (Map.Entry<String, Recipe> recipe : Recipe.all().entrySet()) {
                if (args.length == 1 || wanted.contains(recipe.getKey())) {
                    write(
                            into.resolve(recipe.getKey() + ".lock"),
                            new Lock(recipe.getKey(), resolve(maven, recipe.getValue())));
                }
            }
        }
    }

    private static List<LockedJar> resolve(MavenRepository maven, Recipe recipe)
            throws DependencyResolutionException, IOException {
        var collect = new CollectRequest();
        recipe.roots().forEach(root -> collect.addDependency(dependency(root, recipe)));
        recipe.pinned()
                .forEach(
                        (name, version) ->
                                collect.addManagedDependency(
                                        dependency(name + ":" + version, recipe)));
        collect.setRepositories(maven.remotes());
        List<ArtifactResult> results =
                maven.system()
                        .resolveDependencies(maven.session(), new DependencyRequest(collect, null))
                        .getArtifactResults();
        var jars = new TreeMap<String, LockedJar>(Comparator.naturalOrder());
        for (ArtifactResult result : results) {
            Artifact artifact = result.getArtifact();
            Path file = artifact.getPath();
            jars.put(
                    artifact.toString(),
                    new LockedJar(artifact.toString(), Sha256.of(file), Files.size(file)));
        }
        return new ArrayList<>(jars.values());
    }

    private static Dependency dependency(String coordinates, Recipe recipe) {
        List<Exclusion> exclusions =
                recipe.exclusions().stream()
                        .map(name -> name.split(":", -1))
                        .map(name -> new Exclusion(name[0], name[1], "*", "*"))
                        .toList();
        return new Dependency(new DefaultArtifact(coordinates), "compile", false, exclusions);
    }

    private static void write(Path file, Lock lock) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# Written by LockWriter: coordinates, SHA-256, bytes. In class path order.");
        lock.jars().forEach(jar -> lines.add(jar.line()));
        Files.write(file, lines);
        System.out.printf(
                "%s: %d jars, %d MB%n", file, lock.jars().size(), lock.bytes() / 1_000_000);
    }
}
