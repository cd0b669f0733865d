package dev.turnstone.proxy.loops;

/// How many event loops there are, 0 standing for one for each processor and two at least, and
/// whether each is to stay on a processor of its own where the system allows that.
public record LoopPlan(int count, boolean bound) {
    /// One for each processor, anywhere: right where other work shares this process.
    public static final LoopPlan FREE = new LoopPlan(0, false);

    /// One on each processor.
    public static final LoopPlan BOUND = new LoopPlan(0, true);

    /// A loop never blocks, so more of them would only wake each other up.
    int threads() {
        return count > 0 ? count : Math.max(2, Runtime.getRuntime().availableProcessors());
    }
}
