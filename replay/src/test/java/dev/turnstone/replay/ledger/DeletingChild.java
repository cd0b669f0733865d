package dev.turnstone.replay.ledger;

import java.nio.file.Path;

/// A process that records deletes until it is killed, telling each one that is durable.
final class DeletingChild {
    private DeletingChild() {}

    public static void main(String[] args) {
        try (LedgerStore store = LedgerStore.open(Path.of(args[0]))) {
            for (long i = 1; i < 1_000_000; i++) {
                String id = "d" + i;
                store.deletes()
                        .record(new DeleteLedger.Entry(new DocumentKey("i", 0, id), null, i));
                store.deletes().flush();
                System.out.println(id);
                System.out.flush();
            }
        }
    }
}
