package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.SpecMapper;
import dev.turnstone.model.TurnstoneException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One text for everything that means the same: a spec, or any part of one.
public final class Canonical {
    private Canonical() {}

    public static String of(Object part) {
        return SpecMapper.JSON.writeValueAsString(part);
    }

    /// SHA-256 of a part's text: what a result is keyed by.
    public static String hash(Object part) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(of(part).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new TurnstoneException(
                    "This Java runtime lacks SHA-256.", "Use a complete Java runtime.", e);
        }
    }
}
