package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Body;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// How servers from 6.0 on store an `_id`: short for numbers and for ids they made themselves.
final class DocumentId {
    private static final int AS_TEXT = 0xff;
    private static final int AS_NUMBER = 0xfe;
    private static final int AS_BASE64_ESCAPED = 0xfd;
    private static final int END_OF_DIGITS = 0xf;
    private static final int BITS_PER_DIGIT = 4;

    private DocumentId() {}

    static String decode(Body stored) {
        if (stored.length() == 0) {
            return "";
        }
        byte[] bytes = stored.copy();
        return switch (Byte.toUnsignedInt(bytes[0])) {
            case AS_TEXT -> new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
            case AS_NUMBER -> digits(bytes);
            case AS_BASE64_ESCAPED -> base64(Arrays.copyOfRange(bytes, 1, bytes.length));
            default -> base64(bytes);
        };
    }

    /// Two digits in each byte; an odd number of digits ends with a mark.
    private static String digits(byte[] bytes) {
        var digits = new StringBuilder(2 * bytes.length);
        for (int i = 1; i < bytes.length; i++) {
            int pair = Byte.toUnsignedInt(bytes[i]);
            digits.append((char) ('0' + (pair >>> BITS_PER_DIGIT)));
            int second = pair & END_OF_DIGITS;
            if (second != END_OF_DIGITS) {
                digits.append((char) ('0' + second));
            }
        }
        return digits.toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
