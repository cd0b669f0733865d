package dev.turnstone.engine.workflow;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every legal change of a step and of a run: here and nowhere else.
public final class Transitions {
    private static final Map<StepState, Set<StepState>> STEP = steps();
    private static final Map<RunState, Set<RunState>> RUN = runs();

    private Transitions() {}

    public static boolean isLegal(StepState from, StepState to) {
        return STEP.getOrDefault(from, Set.of()).contains(to);
    }

    public static boolean isLegal(RunState from, RunState to) {
        return RUN.getOrDefault(from, Set.of()).contains(to);
    }

    private static Map<StepState, Set<StepState>> steps() {
        Set<StepState> ends =
                EnumSet.of(StepState.SUCCEEDED, StepState.SUCCEEDED_WITH_WAIVERS, StepState.FAILED);
        Set<StepState> atRest =
                EnumSet.of(StepState.NOT_STARTED, StepState.CANCELLED, StepState.ROLLING_BACK);
        Set<StepState> atWork =
                and(
                        ends,
                        StepState.WAITING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.UNKNOWN,
                        StepState.STOPPING);
        Set<StepState> stopped =
                and(
                        ends,
                        StepState.PAUSED,
                        StepState.CANCELLED,
                        StepState.NOT_STARTED,
                        StepState.UNKNOWN);
        Set<StepState> over = EnumSet.of(StepState.NOT_STARTED, StepState.ROLLING_BACK);

        Map<StepState, Set<StepState>> legal = new EnumMap<>(StepState.class);
        // Rolling back: what an earlier attempt left behind, before the next one has begun.
        legal.put(
                StepState.NOT_STARTED,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.CANCELLED,
                        StepState.ROLLING_BACK));
        legal.put(StepState.WAITING_FOR_APPROVAL, and(atRest, StepState.RUNNING));
        legal.put(StepState.RUNNING, and(atWork, StepState.SERVING));
        legal.put(StepState.SERVING, atWork);
        legal.put(StepState.WAITING, and(atRest, StepState.RUNNING, StepState.PAUSED));
        legal.put(StepState.STOPPING, stopped);
        legal.put(StepState.PAUSED, and(atRest, StepState.RUNNING));
        legal.put(StepState.UNKNOWN, and(atRest, StepState.RECONCILING));
        legal.put(StepState.RECONCILING, and(stopped, StepState.RUNNING));
        legal.put(StepState.SUCCEEDED, over);
        legal.put(StepState.SUCCEEDED_WITH_WAIVERS, over);
        legal.put(StepState.FAILED, over);
        legal.put(StepState.CANCELLED, over);
        legal.put(
                StepState.ROLLING_BACK,
                EnumSet.of(StepState.ROLLED_BACK, StepState.NEEDS_ATTENTION));
        legal.put(
                StepState.ROLLED_BACK,
                EnumSet.of(
                        StepState.RUNNING,
                        StepState.WAITING_FOR_APPROVAL,
                        StepState.NOT_STARTED,
                        StepState.CANCELLED));
        legal.put(StepState.NEEDS_ATTENTION, atRest);
        return legal;
    }

    private static Map<RunState, Set<RunState>> runs() {
        Set<RunState> again =
                EnumSet.of(RunState.RUNNING, RunState.CANCELLING, RunState.ROLLING_BACK);

        Map<RunState, Set<RunState>> legal = new EnumMap<>(RunState.class);
        legal.put(RunState.PLANNED, EnumSet.of(RunState.RUNNING, RunState.CANCELLING));
        legal.put(
                RunState.RUNNING,
                EnumSet.of(
                        RunState.PAUSING,
                        RunState.CANCELLING,
                        RunState.ROLLING_BACK,
                        RunState.SUCCEEDED,
                        RunState.FAILED));
        legal.put(RunState.PAUSING, EnumSet.of(RunState.PAUSED, RunState.CANCELLING));
        legal.put(RunState.PAUSED, again);
        legal.put(RunState.FAILED, and(again, RunState.PAUSING));
        legal.put(RunState.SUCCEEDED, EnumSet.of(RunState.RUNNING, RunState.ROLLING_BACK));
        legal.put(RunState.CANCELLING, EnumSet.of(RunState.CANCELLED));
        legal.put(RunState.CANCELLED, EnumSet.of(RunState.RUNNING, RunState.ROLLING_BACK));
        legal.put(
                RunState.ROLLING_BACK, EnumSet.of(RunState.ROLLED_BACK, RunState.NEEDS_ATTENTION));
        legal.put(RunState.ROLLED_BACK, again);
        legal.put(RunState.NEEDS_ATTENTION, again);
        return legal;
    }

    private static Set<StepState> and(Set<StepState> some, StepState... more) {
        Set<StepState> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Set<RunState> and(Set<RunState> some, RunState more) {
        Set<RunState> all = EnumSet.copyOf(some);
        all.add(more);
        return all;
    }
}
