package dev.turnstone.model.cluster;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4: the value of the header `Authorization` for one request.
final class SigV4 {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";

    private final Auth.SigV4 as;

    SigV4(Auth.SigV4 as) {
        this.as = as;
    }

    /// `headers` are those to sign, names in lower case; path and query are canonical already.
    String authorization(
            String method,
            String canonicalPath,
            String canonicalQuery,
            SortedMap<String, String> headers,
            String bodyHash,
            Instant now) {
        String time = TIME.format(now);
        String day = time.substring(0, 8);
        String scope = String.join("/", day, as.region(), as.service(), "aws4_request");
        String signed = String.join(";", headers.keySet());
        String request =
                String.join(
                        "\n",
                        method,
                        canonicalPath,
                        canonicalQuery,
                        lines(headers),
                        signed,
                        bodyHash);
        String toSign = String.join("\n", ALGORITHM, time, scope, Sha256.of(request));
        String signature = HexFormat.of().formatHex(hmac(key(day), toSign));
        return ALGORITHM
                + " Credential="
                + as.accessKey()
                + "/"
                + scope
                + ", SignedHeaders="
                + signed
                + ", Signature="
                + signature;
    }

    private static String lines(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(h -> h.getKey() + ":" + h.getValue().strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    private byte[] key(String day) {
        byte[] ofDay = hmac(bytes("AWS4" + as.secretKey().reveal()), day);
        byte[] ofRegion = hmac(ofDay, as.region());
        byte[] ofService = hmac(ofRegion, as.service());
        return hmac(ofService, "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
