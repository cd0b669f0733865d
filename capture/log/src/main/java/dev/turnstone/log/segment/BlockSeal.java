package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts blocks at rest with AES-GCM: a fresh nonce before each, the tag behind. One thread at a
/// time.
public final class BlockSeal {
    static final int NONCE = 12;
    static final int OVERHEAD = NONCE + 16;

    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private BlockSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// A key of 16, 24 or 32 bytes.
    public static BlockSeal of(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException(
                    "key: " + key.length + " bytes (expected: 16, 24 or 32)");
        }
        return new BlockSeal(key.clone());
    }

    /// A key as people keep it: 32, 48 or 64 hexadecimal digits.
    public static BlockSeal ofHex(String digits) {
        try {
            return of(HexFormat.of().parseHex(digits.strip()));
        } catch (IllegalArgumentException e) {
            throw new LogException(
                    "The key of the traffic log is no key: 32, 48 or 64 hexadecimal digits are due.",
                    "Make one with: openssl rand -hex 32",
                    e);
        }
    }

    ByteBuffer seal(ByteBuffer plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        ByteBuffer sealed = ByteBuffer.allocate(plain.remaining() + OVERHEAD).put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java runtime", e);
        }
        return sealed.flip();
    }

    ByteBuffer open(ByteBuffer sealed) {
        byte[] nonce = new byte[NONCE];
        sealed.get(nonce);
        try {
            ByteBuffer plain = ByteBuffer.allocate(sealed.remaining());
            cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, plain);
            return plain.flip();
        } catch (GeneralSecurityException e) {
            throw new LogException(
                    "The traffic log is encrypted, and not with the key that was given.",
                    "Give the key with which the log was written.",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
