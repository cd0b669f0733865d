package dev.turnstone.app.ui.wizard;

/// One index of the source; `why` tells why it is left out and is empty where it is taken.
record IndexRow(String name, long documents, long bytes, int shards, String why) {
    boolean isTaken() {
        return why.isEmpty();
    }
}
