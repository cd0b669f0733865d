package dev.turnstone.sandbox.jars;

import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Maven repository in a folder, which stands in for Maven Central.
record Repository(Path folder) {
    /// Puts a jar of this content there and pins it.
    LockedJar publish(String name, String content) throws IOException {
        Path file = folder.resolve("org/birds/" + name + "/1/" + name + "-1.jar");
        Files.createDirectories(file.getParent());
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return new LockedJar("org.birds:" + name + ":1", Sha256.of(content), bytes.length);
    }

    MavenSettings settings(Path localRepository) {
        return settings(localRepository, folder.toUri().toString());
    }

    static MavenSettings settings(Path localRepository, String url) {
        var mirror = new Mirror();
        mirror.setId("test");
        mirror.setMirrorOf("*");
        mirror.setUrl(url);
        var settings = new Settings();
        settings.setLocalRepository(localRepository.toString());
        settings.setMirrors(List.of(mirror));
        return new MavenSettings(settings);
    }

    static MavenSettings offline(Path localRepository) {
        var settings = new Settings();
        settings.setLocalRepository(localRepository.toString());
        settings.setOffline(true);
        return new MavenSettings(settings);
    }
}
