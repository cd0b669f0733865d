package dev.turnstone.sandbox.jars;

import org.eclipse.aether.artifact.DefaultArtifact;

/// One jar of a server's class path: its Maven coordinates and the content that it must have.
public record LockedJar(String coordinates, String sha256, long bytes) {
    public LockedJar {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "sha256: " + sha256 + " (expected: 64 hexadecimal digits)");
        }
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes: " + bytes + " (expected: more than 0)");
        }
    }

    static LockedJar parse(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(
                    "lock line: " + line + " (expected: coordinates, SHA-256, bytes)");
        }
        return new LockedJar(words[0], words[1], Long.parseLong(words[2]));
    }

    String line() {
        return coordinates + " " + sha256 + " " + bytes;
    }

    String fileName() {
        var artifact = new DefaultArtifact(coordinates);
        String classifier = artifact.getClassifier();
        return artifact.getArtifactId()
                + "-"
                + artifact.getVersion()
                + (classifier.isEmpty() ? "" : "-" + classifier)
                + "."
                + artifact.getExtension();
    }

    /// Where a local Maven repository keeps it.
    String repositoryPath() {
        var artifact = new DefaultArtifact(coordinates);
        return artifact.getGroupId().replace('.', '/')
                + "/"
                + artifact.getArtifactId()
                + "/"
                + artifact.getVersion()
                + "/"
                + fileName();
    }
}
