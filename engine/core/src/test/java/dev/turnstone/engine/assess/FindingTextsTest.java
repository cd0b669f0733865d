package dev.turnstone.engine.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class FindingTextsTest {
    private static final Pattern CODE = Pattern.compile("\"(TS-\\d{3})\"");

    @Test
    void theCatalogueSaysWhatTheBundleSays() throws IOException {
        String catalogue = Files.readString(Path.of("../../docs/findings.md"));
        for (String code : FindingTexts.codes()) {
            assertThat(catalogue)
                    .contains(
                            "| "
                                    + code
                                    + " | "
                                    + FindingTexts.title(code)
                                    + " | "
                                    + FindingTexts.meaning(code)
                                    + " | "
                                    + FindingTexts.remedy(code)
                                    + " |");
        }
    }

    @Test
    void everyCodeInTheProgramHasATextAndTheOtherWayRound() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                Matcher matcher = CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(FindingTexts.codes()).containsExactlyElementsOf(used);
    }
}
