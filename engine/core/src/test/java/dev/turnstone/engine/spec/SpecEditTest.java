package dev.turnstone.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class SpecEditTest {
    @Test
    void aSpecGrowsFieldByField() {
        SpecEdit edit = SpecEdit.empty();
        assertThat(edit.reading().isClear()).isFalse();

        edit.set("sources.prod.url", "http://localhost:9200");
        edit.set("targets.next.url", "http://localhost:9300");
        assertThat(edit.reading().isClear()).isTrue();

        edit.set("migrations.main.indices.include", "[\"logs-*\", orders]");
        edit.set("migrations.main.indices.include[2]", "users");
        edit.set("migrations.main.capture", "{kind: delta, every: 5s}");
        edit.set("migrations.main.backfill.readers", "7");
        Migration main = edit.reading().spec().orElseThrow().migration("main");
        assertThat(main.indices().include()).containsExactly("logs-*", "orders", "users");
        assertThat(main.capture()).isEqualTo(new Capture.Delta(Duration.ofSeconds(5), 30));
        assertThat(main.backfill().readers()).isEqualTo(7);
    }

    @Test
    void whatIsSetIsFoundAndRemovedAgain() {
        SpecEdit edit = SpecEdit.of("a: {b: [1, 2]}").orElseThrow();

        assertThat(edit.get("a.b[1]").orElseThrow().intValue()).isEqualTo(2);
        assertThat(edit.get("a.c")).isEmpty();
        assertThat(edit.remove("a.b[0]")).isTrue();
        assertThat(edit.remove("a.c")).isFalse();
        assertThat(edit.json()).contains("2").doesNotContain("1");
    }

    @Test
    void aMistypedFieldIsToldAtOnce() {
        SpecEdit edit = SpecEdit.empty();
        edit.set("sources.prod.url", "http://localhost:9200");
        edit.set("targets.next.uri", "http://localhost:9300");

        assertThat(edit.reading().feedback().problems())
                .anyMatch(
                        each ->
                                each.path().equals("targets.next.uri")
                                        && each.remedy().contains("url"));
    }

    @Test
    void aPositionBeyondTheListIsRefusedAndNothingChanged() {
        SpecEdit edit = SpecEdit.of("a: [1]").orElseThrow();
        String before = edit.yaml();

        assertThatThrownBy(() -> edit.set("a[5]", "2")).isInstanceOf(TurnstoneException.class);
        assertThat(edit.yaml()).isEqualTo(before);
    }
}
