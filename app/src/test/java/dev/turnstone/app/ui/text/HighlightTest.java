package dev.turnstone.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class HighlightTest {
    @Test
    void theTokensCoverEveryLineWithoutOverlap() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                line.append("\"\\{}[]:, 1.5-truenulx".charAt(random.nextInt(20)));
            }
            for (Highlight how : Highlight.values()) {
                int at = 0;
                for (Token token : how.apply(line.toString())) {
                    assertThat(token.from()).as("seed " + seed + ": " + line).isEqualTo(at);
                    assertThat(token.to()).isGreaterThan(at);
                    at = token.to();
                }
                assertThat(at).as("seed " + seed + ": " + line).isEqualTo(line.length());
            }
        }
    }

    @Test
    void keysAreToldFromText() {
        List<Token> tokens = Highlight.JSON.apply("  \"a\": \"b\", 12");

        assertThat(tokens.stream().map(Token::kind).filter(kind -> kind != Token.Kind.PLAIN))
                .containsExactly(
                        Token.Kind.KEY,
                        Token.Kind.MARK,
                        Token.Kind.STRING,
                        Token.Kind.MARK,
                        Token.Kind.NUMBER);
    }
}
