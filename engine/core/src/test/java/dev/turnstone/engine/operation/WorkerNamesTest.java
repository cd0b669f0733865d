package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.ledger.LedgerStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class WorkerNamesTest {
    @TempDir private Path folder;

    @Test
    void noTwoHaveTheSameAtOnce() {
        try (LedgerStore ledger = LedgerStore.inMemory()) {
            WorkerNames names = new WorkerNames(ledger.notes());
            WorkerNames.Name first = names.take();
            WorkerNames.Name second = names.take();
            assertThat(second.text()).isNotEqualTo(first.text());
            first.close();
            WorkerNames.Name next = names.take();
            assertThat(next.text()).isEqualTo(first.text());
            first.close();
            assertThat(names.take().text()).isNotEqualTo(next.text());
        }
    }

    @Test
    void theyAreTheSameAfterARestartAndAnothersWithAnotherLedger() {
        Path file = folder.resolve("ledger");
        String before;
        try (LedgerStore ledger = LedgerStore.open(file)) {
            before = new WorkerNames(ledger.notes()).take().text();
        }
        try (LedgerStore ledger = LedgerStore.open(file);
                LedgerStore other = LedgerStore.inMemory()) {
            assertThat(new WorkerNames(ledger.notes()).take().text()).isEqualTo(before);
            assertThat(new WorkerNames(other.notes()).take().text()).isNotEqualTo(before);
        }
    }
}
