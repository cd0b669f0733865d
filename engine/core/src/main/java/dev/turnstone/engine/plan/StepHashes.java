package dev.turnstone.engine.plan;

import dev.turnstone.model.TurnstoneException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Hashes each step over what its result depends on: kind, inputs, and the hashes of the steps
/// before it.
final class StepHashes {
    private static final int BYTES = 16;

    private StepHashes() {}

    /// The steps must come in an order in which each stands behind those that it depends on.
    static Map<String, String> of(Collection<Step> steps) {
        MessageDigest digest = sha256();
        Map<String, String> hashes = new HashMap<>();
        for (Step step : steps) {
            put(digest, step.kind().label());
            step.inputs()
                    .forEach(
                            (name, value) -> {
                                put(digest, name);
                                put(digest, value);
                            });
            step.after().stream()
                    .map(before -> hashes.getOrDefault(before, ""))
                    .sorted()
                    .forEach(before -> put(digest, before));
            hashes.put(step.id(), HexFormat.of().formatHex(digest.digest(), 0, BYTES));
        }
        return hashes;
    }

    /// With its length before it, so that no two lists of words are the same bytes.
    private static void put(MessageDigest digest, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new TurnstoneException(
                    "This Java runtime lacks SHA-256.", "Use a complete Java runtime.", e);
        }
    }
}
