package dev.turnstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every key that the code asks for is in a bundle, and every key in a bundle is asked for.
class BundlesTest {
    private static final Path ROOT = Path.of("..");

    /// `text("a.b")`, `say("a.b")`, `getString("a.b")`; a key that is put together is marked
    /// `text("a." + x)`.
    private static final Pattern ASKED =
            Pattern.compile("(?:text|say|getString)\\(\\s*\"([A-Za-z0-9.-]+)\"(\\s*\\+)?");

    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9.-]+)\"");

    /// What picocli looks up by itself; [dev.turnstone.app.cli.CliTest] holds these against the
    /// commands.
    private static final Pattern FOUND_BY_COMMANDS = Pattern.compile("turnstone\\..*|[^.]+");

    @Test
    void askedAndPresentAreTheSame() throws IOException {
        Set<String> present = present();
        Set<String> asked = new TreeSet<>();
        Set<String> beginnings = new HashSet<>();
        Set<String> literals = new HashSet<>();
        for (Path source : files(".java")) {
            String code = Files.readString(source);
            LITERAL.matcher(code).results().forEach(each -> literals.add(each.group(1)));
            Matcher matcher = ASKED.matcher(code);
            while (matcher.find()) {
                (matcher.group(2) == null ? asked : beginnings).add(matcher.group(1));
            }
        }
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(present);
        Set<String> idle = new TreeSet<>(present);
        idle.removeAll(asked);
        idle.removeAll(literals);
        idle.removeIf(key -> beginnings.stream().anyMatch(key::startsWith));
        idle.removeIf(key -> FOUND_BY_COMMANDS.matcher(key).matches());

        assertThat(missing).as("keys that are asked for and in no bundle").isEmpty();
        assertThat(idle).as("keys in a bundle that nobody asks for").isEmpty();
    }

    private static Set<String> present() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path bundle : files(".properties")) {
            if (bundle.endsWith("version.properties")) {
                continue;
            }
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(bundle)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(keys::add);
        }
        return keys;
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve("app/src/main"))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
