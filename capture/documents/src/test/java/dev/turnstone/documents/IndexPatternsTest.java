package dev.turnstone.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
