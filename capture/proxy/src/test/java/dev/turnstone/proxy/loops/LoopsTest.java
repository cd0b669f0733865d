package dev.turnstone.proxy.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

class LoopsTest {
    private static final List<Integer> ALL = Processors.allowed();

    @Test
    void eachBoundLoopHasAProcessorToItself() throws Exception {
        assumeThat(ALL).hasSizeGreaterThan(1);
        List<List<Integer>> each = ofEachLoop(new LoopPlan(ALL.size(), true), Processors::allowed);
        assertThat(each).doesNotHaveDuplicates().allSatisfy(own -> assertThat(own).hasSize(1));
    }

    @Test
    void whoeverBoundThemStaysFree() throws Exception {
        ofEachLoop(new LoopPlan(ALL.size(), true), () -> true);
        assertThat(Processors.allowed()).isEqualTo(ALL);
    }

    @Test
    void fewerLoopsThanProcessorsAreNotBoundToAny() throws Exception {
        assumeThat(ALL).hasSizeGreaterThan(1);
        assertThat(ofEachLoop(new LoopPlan(1, true), Processors::allowed)).containsExactly(ALL);
    }

    @Test
    void freeLoopsGoWhereTheyLike() throws Exception {
        assertThat(ofEachLoop(LoopPlan.FREE, Processors::allowed))
                .allSatisfy(own -> assertThat(own).isEqualTo(ALL));
    }

    @Test
    void aProcessorThatIsNotThereChangesNothing() throws Exception {
        assertThat(ofEachLoop(new LoopPlan(1, false), () -> Processors.stayOn(1_000)))
                .containsExactly(false);
        assertThat(ofEachLoop(new LoopPlan(1, false), () -> Processors.stayOn(100_000)))
                .containsExactly(false);
    }

    private static <T> List<T> ofEachLoop(LoopPlan plan, Callable<T> what) throws Exception {
        EventLoopGroup loops = Loops.of(plan);
        try {
            List<T> all = new ArrayList<>();
            for (int i = 0; i < plan.threads(); i++) {
                all.add(loops.next().submit(what).get(30, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
