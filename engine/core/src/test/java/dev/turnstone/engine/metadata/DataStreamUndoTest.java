package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.List;

@RealServers
class DataStreamUndoTest {
    private final InstantSource clock = InstantSource.system();
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void anUndoKeepsADataStreamThatSomebodyFilled(@OpenSearch("3") SearchServer os) {
        Rest target = Rest.at(os.url());
        String before = target.state();
        target.put(
                "/_index_template/streams",
                "{\"index_patterns\":[\"stream-*\"],\"data_stream\":{},\"priority\":300}");
        for (String name : List.of("stream-full", "stream-empty")) {
            target.put("/_data_stream/" + name, "");
            journal.append(
                    new JournalEvent(
                            JournalEvent.What.CREATED,
                            new TargetApi(target.client()).id(),
                            "data-stream/" + name,
                            "",
                            Json.MAPPER.createObjectNode(),
                            clock.instant()));
        }
        target.post("/stream-full/_doc", "{\"@timestamp\":\"2026-01-01T00:00:00Z\"}");

        UndoOptions ours = new UndoOptions(false, false, (_, _) -> true);
        assertThat(undo(target, ours).outcomes())
                .filteredOn(it -> it.result() == UndoReport.Result.KEPT)
                .extracting(it -> it.object())
                .containsExactly("data-stream/stream-full");
        UndoOptions bold = new UndoOptions(true, false, WrittenByUs.UNKNOWN);
        assertThat(undo(target, bold).isComplete()).isTrue();
        target.client().json(ClusterRequest.delete("/_index_template/streams"));
        assertThat(target.state()).isEqualTo(before);
    }

    private UndoReport undo(Rest target, UndoOptions options) {
        return new MetadataUndo(target.client(), journal, clock).undo(options);
    }
}
