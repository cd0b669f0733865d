package dev.turnstone.proxy;

import dev.turnstone.proxy.http.Fields;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells the proxy's own writes from all others: number and time, signed by a key that nobody but
/// this process ever has, each good for once. Any thread.
final class CanaryTag {
    static final String HEADER = "X-Turnstone-Canary";

    private static final byte[] NAME = "x-turnstone-canary".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\S{1,40}) ([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final AtomicLong given = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    CanaryTag() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /// The header's value for a write that is sent now.
    String next(Instant now) {
        String text = given.incrementAndGet() + " " + now;
        return text + " " + HexFormat.of().formatHex(mac(text));
    }

    /// The header's value for what is ours and no write.
    String plain() {
        return "ours " + HexFormat.of().formatHex(mac("ours"));
    }

    /// Whether these are headers of ours, seen before or not.
    boolean isOurs(Fields fields) {
        String value = value(fields);
        return !value.isEmpty()
                && (MessageDigest.isEqual(bytes(value), bytes(plain()))
                        || isSigned(FORM.matcher(value)));
    }

    /// When it was sent, where these headers are those of a write of ours that was not seen before.
    Optional<Instant> sentAt(Fields fields) {
        String value = value(fields);
        return value.isEmpty() ? Optional.empty() : sentAt(value);
    }

    Optional<Instant> sentAt(String value) {
        Matcher form = FORM.matcher(value);
        if (!isSigned(form)) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        boolean isNew = taken.getAndAccumulate(number, Math::max) < number;
        return isNew ? Optional.of(Instant.parse(form.group(2))) : Optional.empty();
    }

    private static String value(Fields fields) {
        for (int line = 0; line < fields.count(); line++) {
            if (fields.isNamed(line, NAME)) {
                return fields.value(line);
            }
        }
        return "";
    }

    private boolean isSigned(Matcher form) {
        return form.matches()
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(form.group(3)),
                        mac(form.group(1) + " " + form.group(2)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
