package dev.turnstone.documents.raw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Field names that a reader looks for, found by their bytes; the place in the list is the answer.
public final class Names {
    public static final int OTHER = -1;
    public static final int END = -2;

    private final byte[][] names;

    private Names(byte[][] names) {
        this.names = names;
    }

    public static Names of(String... names) {
        return new Names(
                Arrays.stream(names)
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    int find(byte[] bytes, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return i;
            }
        }
        return OTHER;
    }

    int find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }
}
