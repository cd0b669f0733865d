package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 in hexadecimal digits.
final class Sha256 {
    private Sha256() {}

    static String of(String text) {
        return of(List.of(Body.of(text.getBytes(StandardCharsets.UTF_8))));
    }

    static String of(byte[] bytes) {
        return of(List.of(Body.of(bytes)));
    }

    static String of(List<Body> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Body part : parts) {
                digest.update(part.array(), part.offset(), part.length());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
