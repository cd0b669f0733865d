package dev.turnstone.replay.traffic;

/// Under which name the numbers of an index are kept: those of another index of the same name mean
/// something else.
final class Numbered {
    private Numbered() {}

    static String key(String index, String uuid) {
        return index + "/" + uuid;
    }
}
