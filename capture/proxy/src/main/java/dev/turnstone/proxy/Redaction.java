package dev.turnstone.proxy;

import dev.turnstone.log.record.HeaderLines;
import dev.turnstone.proxy.http.Fields;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets out of the recorded copy: what stands there instead is a keyed token, equal for
/// equal secrets and worth nothing without the key. Any thread.
public final class Redaction {
    private static final List<String> ALWAYS =
            List.of(
                    "authorization",
                    "proxy-authorization",
                    "cookie",
                    "set-cookie",
                    "x-api-key",
                    "es-secondary-authorization",
                    "x-amz-security-token");
    private static final int MOST_REMEMBERED = 4_096;
    private static final int TOKEN_BYTES = 12;
    private static final int LONGEST_TOLD_APART = 64;

    private final SecretKeySpec key;
    private final byte[][] names;

    /// Whether a redacted header has a name so long; the others need not be compared.
    private final boolean[] lengths;

    private final Set<String> bodyFields;
    private final ConcurrentHashMap<String, String> tokens = new ConcurrentHashMap<>();
    private final Fields.Teller teller = this::tell;
    private volatile @Nullable Remembered latest;

    @SuppressWarnings("ArrayRecordComponent") // never compared, and seen by nobody else
    private record Remembered(byte[] secret, String token) {}

    /// Headers are named in any case; some are always redacted.
    public Redaction(byte[] key, List<String> headers, Set<String> bodyFields) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.names =
                Stream.concat(ALWAYS.stream(), headers.stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        this.lengths = lengths(names);
        this.bodyFields = bodyFields.stream().collect(Collectors.toUnmodifiableSet());
    }

    Set<String> bodyFields() {
        return bodyFields;
    }

    /// The header lines as they may be recorded.
    HeaderLines headers(Fields fields) {
        return fields.told(teller);
    }

    /// What stands for a secret.
    String token(String secret) {
        String known = tokens.get(secret);
        if (known != null) {
            return known;
        }
        String made = "token:" + HexFormat.of().formatHex(mac(secret), 0, TOKEN_BYTES);
        if (tokens.size() < MOST_REMEMBERED) {
            tokens.put(secret, made);
        }
        return made;
    }

    private void tell(Fields fields, int line, HeaderLines.Taker to) {
        if (isSecret(fields, line)) {
            to.line(fields.name(line), token(fields, line));
        } else {
            fields.tell(line, to);
        }
    }

    /// Most clients say the same again and again.
    private String token(Fields fields, int line) {
        Remembered last = latest;
        if (last != null && fields.isValue(line, last.secret())) {
            return last.token();
        }
        String secret = fields.value(line);
        String token = token(secret);
        latest = new Remembered(secret.getBytes(StandardCharsets.ISO_8859_1), token);
        return token;
    }

    private boolean isSecret(Fields fields, int line) {
        int length = fields.nameLength(line);
        if (length < lengths.length && !lengths[length]) {
            return false;
        }
        for (byte[] name : names) {
            if (fields.isNamed(line, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] lengths(byte[][] names) {
        boolean[] lengths = new boolean[LONGEST_TOLD_APART];
        for (byte[] name : names) {
            if (name.length < lengths.length) {
                lengths[name.length] = true;
            }
        }
        return lengths;
    }

    private byte[] mac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
