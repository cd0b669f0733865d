package dev.turnstone.proxy.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The corpus of byte streams in requests.txt, which tells the form.
public final class Streams {
    private Streams() {}

    /// One stream and what is to become of it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Stream(String text, byte[] bytes, int whole, boolean more, @Nullable Flaw flaw) {
        @Override
        public String toString() {
            return text;
        }
    }

    public static List<Stream> requests() {
        try (InputStream in = Streams.class.getResourceAsStream("requests.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Streams::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream parse(String line) {
        int bar = line.indexOf(" | ");
        String verdict = line.substring(0, bar);
        String[] words = verdict.split(" ", 2);
        boolean more = words[0].endsWith("+");
        return new Stream(
                line,
                bytes(line.substring(bar + 3)),
                Integer.parseInt(words[0].replace("+", "")),
                more,
                words.length > 1 ? Flaw.valueOf(words[1]) : null);
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '~') {
                out.write('\r');
                out.write('\n');
            } else if (c == '\\') {
                char escape = text.charAt(++i);
                if (escape == 'x') {
                    out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                } else {
                    out.write(
                            switch (escape) {
                                case 'r' -> '\r';
                                case 'n' -> '\n';
                                case 't' -> '\t';
                                case '0' -> 0;
                                default -> escape;
                            });
                }
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }
}
