package dev.turnstone.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which colours the parts of a line have, told by that line alone. The tokens cover all of it.
public enum Highlight implements Function<String, List<Token>> {
    NONE {
        @Override
        public List<Token> apply(String line) {
            return covering(line, List.of());
        }
    },
    JSON {
        @Override
        public List<Token> apply(String line) {
            return matched(line, JSON_PART, Highlight::json);
        }
    },
    LOG {
        @Override
        public List<Token> apply(String line) {
            return matched(line, LOG_PART, Highlight::log);
        }
    };

    private static final Pattern JSON_PART =
            Pattern.compile(
                    "(?<key>\"(?:[^\"\\\\]|\\\\.)*+\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\"?)"
                            + "|(?<number>-?\\d[\\d.eE+-]*)|(?<word>\\b(?:true|false|null)\\b)"
                            + "|(?<mark>[{}\\[\\],:]+)");
    private static final Pattern LOG_PART =
            Pattern.compile(
                    "(?<time>^\\S*\\d\\d:\\d\\d:\\d\\d\\S*)"
                            + "|(?<trouble>(?i)\\b(?:failed|refused|broken|missing|error|not proven)\\b)"
                            + "|(?<number>\\b\\d[\\d,.]*\\b)");

    private static Token.Kind json(Matcher at) {
        if (at.group("key") != null) {
            return Token.Kind.KEY;
        }
        if (at.group("string") != null) {
            return Token.Kind.STRING;
        }
        if (at.group("number") != null) {
            return Token.Kind.NUMBER;
        }
        return at.group("word") != null ? Token.Kind.WORD : Token.Kind.MARK;
    }

    private static Token.Kind log(Matcher at) {
        if (at.group("time") != null) {
            return Token.Kind.TIME;
        }
        return at.group("trouble") != null ? Token.Kind.TROUBLE : Token.Kind.NUMBER;
    }

    private static List<Token> matched(
            String line, Pattern pattern, Function<Matcher, Token.Kind> kind) {
        List<Token> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(new Token(kind.apply(matcher), matcher.start(), matcher.end()));
            }
        }
        return covering(line, found);
    }

    private static List<Token> covering(String line, List<Token> found) {
        List<Token> all = new ArrayList<>();
        int at = 0;
        for (Token token : found) {
            if (token.from() > at) {
                all.add(new Token(Token.Kind.PLAIN, at, token.from()));
            }
            all.add(token);
            at = token.to();
        }
        if (at < line.length()) {
            all.add(new Token(Token.Kind.PLAIN, at, line.length()));
        }
        return all;
    }
}
