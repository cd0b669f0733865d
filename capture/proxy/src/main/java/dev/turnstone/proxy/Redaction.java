package dev.turnstone.proxy;

import dev.turnstone.model.traffic.Header;
import dev.turnstone.proxy.http.Fields;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
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

    private final SecretKeySpec key;
    private final byte[][] names;
    private final Set<String> bodyFields;
    private final ConcurrentHashMap<String, String> tokens = new ConcurrentHashMap<>();

    /// Headers are named in any case; some are always redacted.
    public Redaction(byte[] key, List<String> headers, Set<String> bodyFields) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.names =
                Stream.concat(ALWAYS.stream(), headers.stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        this.bodyFields = bodyFields.stream().collect(Collectors.toUnmodifiableSet());
    }

    Set<String> bodyFields() {
        return bodyFields;
    }

    /// The header lines as they may be recorded.
    List<Header> headers(Fields fields) {
        List<Header> headers = new ArrayList<>(fields.count() + 1);
        for (int line = 0; line < fields.count(); line++) {
            String value = fields.value(line);
            headers.add(
                    new Header(fields.name(line), isSecret(fields, line) ? token(value) : value));
        }
        return headers;
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

    private boolean isSecret(Fields fields, int line) {
        for (byte[] name : names) {
            if (fields.isNamed(line, name)) {
                return true;
            }
        }
        return false;
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
