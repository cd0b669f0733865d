import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Checks or applies the house's formatting to every Java file: `java -cp google-java-format.jar
/// Format.java check|apply [DIR]`.
public final class Format {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "node_modules");

    public static void main(String[] args) throws Exception {
        boolean apply = args.length > 0 && args[0].equals("apply");
        Path root = Path.of(args.length > 1 ? args[1] : ".").toAbsolutePath().normalize();
        List<String> unformatted = new ArrayList<>();
        var sources = new ArrayList<Path>();
        collect(root, sources);
        sources.parallelStream()
                .forEach(
                        file -> {
                            try {
                                String before = Files.readString(file);
                                String after = format(before);
                                if (!before.equals(after)) {
                                    if (apply) {
                                        Files.writeString(file, after);
                                    }
                                    synchronized (unformatted) {
                                        unformatted.add(root.relativize(file).toString());
                                    }
                                }
                            } catch (Exception e) {
                                synchronized (unformatted) {
                                    unformatted.add(
                                            root.relativize(file)
                                                    + " (cannot be parsed: "
                                                    + e.getMessage()
                                                    + ")");
                                }
                            }
                        });
        unformatted.sort(null);
        if (apply) {
            unformatted.forEach(file -> System.out.println("formatted " + file));
        } else if (!unformatted.isEmpty()) {
            System.err.println("Not formatted (run `mvn -N validate -Dformat=apply`):");
            unformatted.forEach(file -> System.err.println("  " + file));
            System.exit(1);
        }
    }

    private static String format(String source) throws Exception {
        var options = JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build();
        String ordered = ImportOrderer.reorderImports(source, options.style());
        String used = RemoveUnusedImports.removeUnusedImports(ordered);
        return new Formatter(options).formatSource(used);
    }

    private static void collect(Path dir, List<Path> into) throws Exception {
        try (var entries = Files.newDirectoryStream(dir)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    if (!LEFT_OUT.contains(entry.getFileName().toString())) {
                        collect(entry, into);
                    }
                } else if (entry.toString().endsWith(".java")) {
                    into.add(entry);
                }
            }
        }
    }
}
