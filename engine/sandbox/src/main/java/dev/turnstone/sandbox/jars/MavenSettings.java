package dev.turnstone.sandbox.jars;

import dev.turnstone.sandbox.SandboxException;

import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;

/// What the user's Maven settings say about mirrors, proxies, credentials and being offline.
record MavenSettings(Settings settings) {
    static MavenSettings ofUser() {
        return read(Path.of(System.getProperty("user.home"), ".m2", "settings.xml"));
    }

    static MavenSettings read(Path file) {
        var request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(file.toFile());
        request.setSystemProperties(System.getProperties());
        try {
            return new MavenSettings(
                    new DefaultSettingsBuilderFactory()
                            .newInstance()
                            .build(request)
                            .getEffectiveSettings());
        } catch (SettingsBuildingException e) {
            throw new SandboxException(
                    "The Maven settings in " + file + " cannot be read: " + e.getMessage(),
                    "Correct the file or move it away, then try again.",
                    e);
        }
    }

    boolean offline() {
        return settings.isOffline();
    }

    /// The user's local Maven repository, which may hold some of the jars already.
    Path localRepository() {
        String configured = settings.getLocalRepository();
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(configured);
    }

    SessionBuilder applyTo(SessionBuilder session) {
        var mirrors = new DefaultMirrorSelector();
        for (Mirror mirror : settings.getMirrors()) {
            mirrors.add(
                    mirror.getId(),
                    mirror.getUrl(),
                    mirror.getLayout(),
                    false,
                    mirror.isBlocked(),
                    mirror.getMirrorOf(),
                    mirror.getMirrorOfLayouts());
        }
        var proxies = new DefaultProxySelector();
        for (Proxy proxy : settings.getProxies()) {
            if (proxy.isActive()) {
                proxies.add(proxy(proxy), proxy.getNonProxyHosts());
            }
        }
        var credentials = new DefaultAuthenticationSelector();
        for (Server server : settings.getServers()) {
            credentials.add(
                    server.getId(), authentication(server.getUsername(), server.getPassword()));
        }
        return session.setMirrorSelector(mirrors)
                .setProxySelector(proxies)
                .setAuthenticationSelector(credentials)
                .setOffline(offline());
    }

    private static org.eclipse.aether.repository.Proxy proxy(Proxy proxy) {
        return new org.eclipse.aether.repository.Proxy(
                proxy.getProtocol().toLowerCase(Locale.ROOT),
                proxy.getHost(),
                proxy.getPort(),
                authentication(proxy.getUsername(), proxy.getPassword()));
    }

    private static @Nullable Authentication authentication(
            @Nullable String user, @Nullable String password) {
        if (user == null) {
            return null;
        }
        return new AuthenticationBuilder().addUsername(user).addPassword(password).build();
    }
}
