package dev.turnstone.engine.workflow;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/// Every legal change of a step and of a run: here and nowhere else.
public final class Transitions {
    private static final Map<StepState, EnumSet<StepState>> STEP = new EnumMap<>(StepState.class);
    private static final Map<RunState, EnumSet<RunState>> RUN = new EnumMap<>(RunState.class);

    static {
        steps();
        runs();
    }

    private Transitions() {}

    public static boolean isLegal(StepState from, StepState to) {
        return STEP.getOrDefault(from, EnumSet.noneOf(StepState.class)).contains(to);
    }

    public static boolean isLegal(RunState from, RunState to) {
        return RUN.getOrDefault(from, EnumSet.noneOf(RunState.class)).contains(to);
    }

    private static void steps() {
        STEP.put(
                StepState.NOT_STARTED,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.CANCELLED,
                        // What an earlier attempt left behind, before the next one has begun.
                        StepState.ROLLING_BACK));
        STEP.put(
                StepState.WAITING_FOR_APPROVAL,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.NOT_STARTED,
                        StepState.CANCELLED,
                        StepState.ROLLING_BACK));
        STEP.put(
                StepState.RUNNING,
                EnumSet.of(
                        StepState.SERVING,
                        StepState.SUCCEEDED,
                        StepState.SUCCEEDED_WITH_WAIVERS,
                        StepState.WAITING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.FAILED,
                        StepState.UNKNOWN,
                        StepState.STOPPING));
        STEP.put(
                StepState.SERVING,
                EnumSet.of(
                        StepState.SUCCEEDED,
                        StepState.SUCCEEDED_WITH_WAIVERS,
                        StepState.WAITING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.FAILED,
                        StepState.UNKNOWN,
                        StepState.STOPPING));
        STEP.put(
                StepState.WAITING,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.PAUSED,
                        StepState.CANCELLED,
                        StepState.NOT_STARTED,
                        StepState.ROLLING_BACK));
        STEP.put(
                StepState.STOPPING,
                EnumSet.of(
                        StepState.PAUSED,
                        StepState.CANCELLED,
                        StepState.NOT_STARTED,
                        StepState.SUCCEEDED,
                        StepState.SUCCEEDED_WITH_WAIVERS,
                        StepState.FAILED,
                        StepState.UNKNOWN));
        STEP.put(
                StepState.PAUSED,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.NOT_STARTED,
                        StepState.CANCELLED,
                        StepState.ROLLING_BACK));
        STEP.put(
                StepState.UNKNOWN,
                EnumSet.of(
                        StepState.RECONCILING,
                        StepState.NOT_STARTED,
                        StepState.CANCELLED,
                        StepState.ROLLING_BACK));
        STEP.put(
                StepState.RECONCILING,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.SUCCEEDED,
                        StepState.SUCCEEDED_WITH_WAIVERS,
                        StepState.FAILED,
                        StepState.UNKNOWN,
                        StepState.PAUSED,
                        StepState.CANCELLED,
                        StepState.NOT_STARTED));
        STEP.put(StepState.SUCCEEDED, EnumSet.of(StepState.NOT_STARTED, StepState.ROLLING_BACK));
        STEP.put(
                StepState.SUCCEEDED_WITH_WAIVERS,
                EnumSet.of(StepState.NOT_STARTED, StepState.ROLLING_BACK));
        STEP.put(StepState.FAILED, EnumSet.of(StepState.NOT_STARTED, StepState.ROLLING_BACK));
        STEP.put(StepState.CANCELLED, EnumSet.of(StepState.NOT_STARTED, StepState.ROLLING_BACK));
        STEP.put(
                StepState.ROLLING_BACK,
                EnumSet.of(StepState.ROLLED_BACK, StepState.NEEDS_ATTENTION));
        STEP.put(
                StepState.ROLLED_BACK,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.NOT_STARTED,
                        StepState.CANCELLED));
        STEP.put(
                StepState.NEEDS_ATTENTION,
                EnumSet.of(StepState.ROLLING_BACK, StepState.NOT_STARTED, StepState.CANCELLED));
    }

    private static void runs() {
        RUN.put(RunState.PLANNED, EnumSet.of(RunState.RUNNING, RunState.CANCELLING));
        RUN.put(
                RunState.RUNNING,
                EnumSet.of(
                        RunState.PAUSING,
                        RunState.CANCELLING,
                        RunState.ROLLING_BACK,
                        RunState.SUCCEEDED,
                        RunState.FAILED));
        RUN.put(RunState.PAUSING, EnumSet.of(RunState.PAUSED, RunState.CANCELLING));
        RUN.put(
                RunState.PAUSED,
                EnumSet.of(RunState.RUNNING, RunState.CANCELLING, RunState.ROLLING_BACK));
        RUN.put(
                RunState.FAILED,
                EnumSet.of(
                        RunState.RUNNING,
                        RunState.PAUSING,
                        RunState.CANCELLING,
                        RunState.ROLLING_BACK));
        RUN.put(RunState.SUCCEEDED, EnumSet.of(RunState.RUNNING, RunState.ROLLING_BACK));
        RUN.put(RunState.CANCELLING, EnumSet.of(RunState.CANCELLED));
        RUN.put(RunState.CANCELLED, EnumSet.of(RunState.RUNNING, RunState.ROLLING_BACK));
        RUN.put(RunState.ROLLING_BACK, EnumSet.of(RunState.ROLLED_BACK, RunState.NEEDS_ATTENTION));
        RUN.put(
                RunState.ROLLED_BACK,
                EnumSet.of(RunState.RUNNING, RunState.CANCELLING, RunState.ROLLING_BACK));
        RUN.put(
                RunState.NEEDS_ATTENTION,
                EnumSet.of(RunState.RUNNING, RunState.CANCELLING, RunState.ROLLING_BACK));
    }
}
