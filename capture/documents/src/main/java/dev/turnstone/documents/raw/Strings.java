package dev.turnstone.documents.raw;

import java.nio.charset.StandardCharsets;

/// Strings with escapes, made readable.
final class Strings {
    private Strings() {}

    static String decode(byte[] bytes, int from, int to) {
        var text = new StringBuilder(to - from);
        int plain = from;
        int i = from;
        while (i < to) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
            if (i + 1 >= to) {
                throw new MalformedJson("an escape without its letter", i);
            }
            i += escape(bytes, i, to, text);
            plain = i;
        }
        return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8)).toString();
    }

    /// Appends what the escape at `at` stands for and says how many bytes it takes.
    private static int escape(byte[] bytes, int at, int to, StringBuilder text) {
        byte letter = bytes[at + 1];
        if (letter == 'u') {
            text.append(hex(bytes, at + 2, to));
            return 6;
        }
        text.append(
                switch (letter) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case '"', '\\', '/' -> (char) letter;
                    default -> throw new MalformedJson("an unknown escape", at);
                });
        return 2;
    }

    private static char hex(byte[] bytes, int from, int to) {
        if (from + 4 > to) {
            throw new MalformedJson("an escape cut short", from);
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw new MalformedJson("an escape that is no number", i);
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }
}
