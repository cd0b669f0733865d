package dev.turnstone.model.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class RoutingTest {
    @Test
    void anEmptyRoutingIsNoRouting() {
        var routing = new Routing(5, 5, 1);

        assertThat(routing.shardOf("a", "")).isEqualTo(routing.shardOf("a", null));
    }

    @Test
    void onePartitionKeepsEverythingOfARoutingTogether() {
        var routing = new Routing(8, 1024, 1);

        assertThat(shardsOf(routing)).hasSize(1);
    }

    @Test
    void aPartitionedIndexSpreadsARoutingOverAsManyShards() {
        var routing = new Routing(8, 8, 3);

        assertThat(shardsOf(routing)).hasSize(3);
    }

    @Test
    void aSpreadThatIsNoMultipleOfTheShardsIsRefused() {
        assertThatThrownBy(() -> new Routing(3, 8, 1)).hasMessageContaining("3 shards of 8");
    }

    private static Iterable<Integer> shardsOf(Routing routing) {
        return IntStream.range(0, 1000)
                .mapToObj(n -> routing.shardOf("id" + n, "everyone"))
                .collect(Collectors.toSet());
    }
}
