package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.junit.jupiter.api.Test;

import java.util.List;

final class LanesTest {
    private static final List<DocumentChange> CHANGES = List.of(Changes.upsert("a", 0, "1", 1));

    private final Lanes lanes = new Lanes(new PaceController(SinkSettings.defaults().pace()), 0);

    @Test
    void whatComesAfterTheStopIsRefusedInsteadOfWaitingForEver() {
        var cause = new SinkClosed();
        lanes.stop(cause);
        assertThatThrownBy(() -> lanes.put(new Place("a", 0), CHANGES, 10, new Delivery(1)))
                .isSameAs(cause);
    }

    @Test
    void whatWaitsAndWhatIsUnderWayIsToldOfTheStop() throws InterruptedException {
        var underWay = new Delivery(1);
        lanes.put(new Place("a", 0), CHANGES, 10, underWay);
        assertThat(lanes.take()).isNotNull();
        var waiting = new Delivery(1);
        lanes.put(new Place("a", 0), CHANGES, 10, waiting);
        lanes.stop(new SinkClosed());
        assertThat(underWay.done()).isCompletedExceptionally();
        assertThat(waiting.done()).isCompletedExceptionally();
        assertThat(lanes.take()).isNull();
    }
}
