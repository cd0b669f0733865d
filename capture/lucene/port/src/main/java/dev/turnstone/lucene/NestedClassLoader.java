package dev.turnstone.lucene;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/// Loads one Lucene from folders nested in the class path, where nobody else finds it; the words of
/// the port come from the application.
///
/// Nothing is unpacked to disk, so it works alike from class folders, jars and a packaged image.
final class NestedClassLoader extends ClassLoader {
    private static final List<String> FOLDERS = List.of("reader", "core", "backward");
    private static final List<String> OWN =
            List.of("org.apache.lucene.", "dev.turnstone.lucene.reader.");
    private static final String OWN_SERVICES = "META-INF/services/org.apache.lucene.";

    static {
        registerAsParallelCapable();
    }

    private final String root;
    private final ClassLoader outside;

    NestedClassLoader(String root, ClassLoader outside) {
        super(root, outside);
        this.root = root;
        this.outside = outside;
        // Damaged files are to be told by Lucene's exceptions, also where tests switch assertions
        // on.
        setDefaultAssertionStatus(false);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        for (String folder : FOLDERS) {
            try (InputStream in = outside.getResourceAsStream(nested(folder, file))) {
                if (in != null) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                }
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(OWN_SERVICES) ? findResources(name) : super.getResources(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return FOLDERS.stream()
                .map(folder -> outside.getResource(nested(folder, name)))
                .filter(url -> url != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            found.addAll(Collections.list(outside.getResources(nested(folder, name))));
        }
        return Collections.enumeration(found);
    }

    private String nested(String folder, String name) {
        return root + "/" + folder + "/" + name;
    }
}
