package dev.turnstone.model.cluster;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Reads a private key from a PEM file: PKCS#8, encrypted or not, and the older PKCS#1 of RSA.
final class PemKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([^-]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final byte[] RSA_ALGORITHM = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private PemKey() {}

    static PrivateKey read(Path file, Optional<Secret> password) {
        String text = new String(KeyStores.bytes(file), StandardCharsets.ISO_8859_1);
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw unreadable(file, "no private key is in it", null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return key(spec(file, block.group(1), der, password));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unreadable(file, "the key or its password is wrong", e);
        }
    }

    private static KeySpec spec(Path file, String kind, byte[] der, Optional<Secret> password)
            throws GeneralSecurityException, IOException {
        return switch (kind) {
            case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(der);
            case "RSA PRIVATE KEY" -> new PKCS8EncodedKeySpec(wrapped(der));
            case "ENCRYPTED PRIVATE KEY" -> decrypted(file, der, password);
            default -> throw unreadable(file, "its form is " + kind, null);
        };
    }

    private static KeySpec decrypted(Path file, byte[] der, Optional<Secret> password)
            throws GeneralSecurityException, IOException {
        if (password.isEmpty()) {
            throw unreadable(file, "it is encrypted and no password was given", null);
        }
        var encrypted = new EncryptedPrivateKeyInfo(der);
        var secret =
                SecretKeyFactory.getInstance(encrypted.getAlgName())
                        .generateSecret(new PBEKeySpec(password.get().reveal().toCharArray()));
        var cipher = Cipher.getInstance(encrypted.getAlgName());
        cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
        return encrypted.getKeySpec(cipher);
    }

    private static PrivateKey key(KeySpec spec) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Another kind of key.
            }
        }
        throw new InvalidKeySpecException("neither RSA, EC nor EdDSA");
    }

    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = element((byte) 0x04, pkcs1);
        var both = ByteBuffer.allocate(RSA_ALGORITHM.length + octets.length);
        return element((byte) 0x30, both.put(RSA_ALGORITHM).put(octets).array());
    }

    private static byte[] element(byte tag, byte[] content) {
        var out = ByteBuffer.allocate(content.length + 4).put(tag);
        out.put((byte) 0x82).putShort((short) content.length);
        return out.put(content).array();
    }

    private static TlsFileException unreadable(Path file, String why, @Nullable Exception cause) {
        return new TlsFileException(
                "The private key in " + file + " cannot be used: " + why + ".",
                "Give it as PKCS#8: openssl pkcs8 -topk8 -in OLD -out NEW.",
                cause);
    }
}
