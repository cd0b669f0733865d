package dev.turnstone.lucene;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Finds the reader for what a given Lucene wrote. Each is loaded once, at first use, and kept.
public final class LuceneVersions {
    private static final int OLDEST = 6;
    private static final int NEWEST = 10;
    private static final String READER = "dev.turnstone.lucene.reader.SegmentReaderOfThisLucene";

    /// Lucene warns that it computes vectors slowly on this JDK; we never let it. Held, so that the
    /// level stays.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.SEVERE);
    }

    private static final Map<Integer, LuceneReader> LOADED = new ConcurrentHashMap<>();

    private LuceneVersions() {}

    /// The reader for a commit written by this major version, or empty if there is none.
    ///
    /// A commit of version N holds segments of N and N-1 only, and so does what its reader reads.
    public static Optional<LuceneReader> forWriter(int major) {
        if (major < OLDEST || major > NEWEST) {
            return Optional.empty();
        }
        int reader = Math.max(major, OLDEST + 1);
        return Optional.of(LOADED.computeIfAbsent(reader, LuceneVersions::load));
    }

    /// Lucene finds its codecs through the thread's class loader too: it must see only its own.
    private static LuceneReader load(int major) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        var loader = new NestedClassLoader("lucene" + major, LuceneVersions.class.getClassLoader());
        thread.setContextClassLoader(loader);
        try {
            return (LuceneReader) loader.loadClass(READER).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The reader for Lucene " + major + " is missing.", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
