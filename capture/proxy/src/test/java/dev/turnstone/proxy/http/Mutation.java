package dev.turnstone.proxy.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes new streams of those of the corpus: several after each other, bytes changed, left out,
/// doubled, put in.
public final class Mutation {
    private static final byte[] NASTY =
            "\r\n\t :;,0129aAfFxX/*\u0000\u000b\u007f\u00a0"
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private Mutation() {}

    public static byte[] of(List<Streams.Stream> corpus, Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = random.nextInt(3); i >= 0; i--) {
            all.writeBytes(corpus.get(random.nextInt(corpus.size())).bytes());
        }
        byte[] bytes = all.toByteArray();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    /// Sizes of pieces in which a stream may come.
    public static int[] pieces(int length, Random random) {
        int[] pieces = new int[random.nextInt(6)];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = 1 + random.nextInt(Math.max(1, length / 2));
        }
        return pieces;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] other = bytes.clone();
                other[at] = NASTY[random.nextInt(NASTY.length)];
                yield other;
            }
            case 1 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + 1));
            case 2 -> joined(bytes, at, new byte[] {NASTY[random.nextInt(NASTY.length)]}, at);
            case 3 -> {
                int to = Math.min(bytes.length, at + random.nextInt(20));
                yield joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
            }
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, to);
        all.writeBytes(between);
        all.write(bytes, from, bytes.length - from);
        return all.toByteArray();
    }
}
