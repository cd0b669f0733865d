package dev.turnstone.app.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Words in the colour of a state are read by everybody: on its own tint, on cards and on the page.
class ContrastTest {
    private static final Pattern TOKEN =
            Pattern.compile("-turn-([a-z-]+): #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});");
    private static final String[] TONES = {
        "source", "target", "neutral", "active", "good", "warning", "bad"
    };
    private static final double LEAST = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void everyToneIsReadable(String sheet) throws IOException {
        Map<String, Double> brightness = brightness(sheet);
        for (String tone : TONES) {
            for (String ground : new String[] {tone + "-tint", "card", "canvas", "rail"}) {
                assertThat(contrast(brightness, tone, ground))
                        .as("%s: %s on %s", sheet, tone, ground)
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
    }

    private static double contrast(Map<String, Double> of, String one, String other) {
        double first = Objects.requireNonNull(of.get(one), one);
        double second = Objects.requireNonNull(of.get(other), other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static Map<String, Double> brightness(String sheet) throws IOException {
        Map<String, Double> all = new HashMap<>();
        try (InputStream in = Theme.class.getResourceAsStream(sheet)) {
            String css =
                    new String(
                            Objects.requireNonNull(in, sheet).readAllBytes(),
                            StandardCharsets.UTF_8);
            TOKEN.matcher(css)
                    .results()
                    .forEach(
                            token ->
                                    all.put(
                                            token.group(1),
                                            0.2126 * linear(token.group(2))
                                                    + 0.7152 * linear(token.group(3))
                                                    + 0.0722 * linear(token.group(4))));
        }
        return all;
    }

    private static double linear(String hex) {
        double value = Integer.parseInt(hex, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
