package dev.turnstone.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexPatternsTest {
    @Test
    void aStarStandsForAnythingAndAMinusLeavesOut() {
        IndexPatterns patterns = IndexPatterns.of("logs-*, orders ,-logs-old*");
        assertThat(patterns.test("logs-2024")).isTrue();
        assertThat(patterns.test("orders")).isTrue();
        assertThat(patterns.test("logs-old-1")).isFalse();
        assertThat(patterns.test("orders2")).isFalse();
    }

    @Test
    void patternsThatOnlyLeaveOutStartFromAll() {
        IndexPatterns patterns = IndexPatterns.of("-.kibana*");
        assertThat(patterns.test("birds")).isTrue();
        assertThat(patterns.test(".kibana_1")).isFalse();
    }

    @Test
    void dotsAndBracketsMeanThemselves() {
        assertThat(IndexPatterns.of("a.b[*]").test("a.b[c]")).isTrue();
        assertThat(IndexPatterns.of("a.b").test("axb")).isFalse();
    }

    @Test
    void hiddenOnesAreAskedForByTheirDotOrTheirName() {
        IndexPatterns patterns = IndexPatterns.of("*,.kibana*,quiet");
        assertThat(patterns.asksFor(".kibana_1")).isTrue();
        assertThat(patterns.asksFor(".tasks")).isFalse();
        assertThat(patterns.asksFor("quiet")).isTrue();
        assertThat(patterns.asksFor("loud")).isFalse();
    }

    @Test
    void asTextTheyMeanTheSame() {
        IndexPatterns patterns = IndexPatterns.of("-logs-old*, logs-*");
        assertThat(patterns.text()).isEqualTo("logs-*,-logs-old*");
        assertThat(IndexPatterns.of(patterns.text())).isEqualTo(patterns);
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "a*c, abbc, true",
        "a*c, abbd, false",
        "*b*b*, abab, true",
        "*b*b*, abaa, false",
        "a**, a, true",
        "a, ab, false",
        "ab, a, false"
    })
    void aStarFitsAnyNumberOfLetters(String pattern, String name, boolean fits) {
        assertThat(IndexPatterns.matches(pattern, name)).isEqualTo(fits);
    }

    @Test
    void noPatternIsSlow() {
        assertThat(IndexPatterns.matches("a*".repeat(40) + "b", "a".repeat(5_000))).isFalse();
    }
}
