package dev.turnstone.app.ui.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words in which two lines differ, as stretches of characters of each.
public record Words(List<Span> left, List<Span> right) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
    private static final int MOST = 4_000;

    /// Characters from and to, the end exclusive.
    public record Span(int from, int to) {}

    public static Words between(String left, String right) {
        if (left.length() > MOST || right.length() > MOST) {
            return new Words(
                    List.of(new Span(0, left.length())), List.of(new Span(0, right.length())));
        }
        List<String> leftWords = words(left);
        List<String> rightWords = words(right);
        List<Span> leftSpans = new ArrayList<>();
        List<Span> rightSpans = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(leftWords, rightWords).getDeltas()) {
            add(leftSpans, leftWords, delta.getSource());
            add(rightSpans, rightWords, delta.getTarget());
        }
        return new Words(leftSpans, rightSpans);
    }

    private static void add(List<Span> spans, List<String> words, Chunk<String> chunk) {
        if (chunk.size() == 0) {
            return;
        }
        int from = 0;
        for (int i = 0; i < chunk.getPosition(); i++) {
            from += words.get(i).length();
        }
        int to = from;
        for (String word : chunk.getLines()) {
            to += word.length();
        }
        spans.add(new Span(from, to));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
