package dev.turnstone.compare.parity;

/// Which parts of a document are read beside its id.
record Wanted(boolean seqNo, boolean version, boolean source) {
    Wanted withSource() {
        return new Wanted(seqNo, version, true);
    }
}
