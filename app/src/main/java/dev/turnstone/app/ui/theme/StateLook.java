package dev.turnstone.app.ui.theme;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// How a state is shown everywhere: always an icon and a word, and a tone for the colour.
public record StateLook(Ikon icon, String label, Tone tone) {
    public String word(Texts texts) {
        return texts.text("state." + label);
    }

    public static StateLook of(StepState state) {
        return switch (state) {
            case NOT_STARTED -> new StateLook(Feather.CIRCLE, state.label(), Tone.NEUTRAL);
            case WAITING_FOR_APPROVAL ->
                    new StateLook(Feather.USER_CHECK, state.label(), Tone.WARNING);
            case RUNNING -> new StateLook(Feather.PLAY_CIRCLE, state.label(), Tone.ACTIVE);
            case WAITING -> new StateLook(Feather.CLOCK, state.label(), Tone.NEUTRAL);
            case SERVING -> new StateLook(Feather.ACTIVITY, state.label(), Tone.ACTIVE);
            case STOPPING -> new StateLook(Feather.STOP_CIRCLE, state.label(), Tone.ACTIVE);
            case PAUSED -> new StateLook(Feather.PAUSE_CIRCLE, state.label(), Tone.WARNING);
            case SUCCEEDED -> new StateLook(Feather.CHECK_CIRCLE, state.label(), Tone.GOOD);
            case SUCCEEDED_WITH_WAIVERS ->
                    new StateLook(Feather.CHECK_SQUARE, state.label(), Tone.WARNING);
            case FAILED -> new StateLook(Feather.X_CIRCLE, state.label(), Tone.BAD);
            case UNKNOWN -> new StateLook(Feather.HELP_CIRCLE, state.label(), Tone.WARNING);
            case RECONCILING -> new StateLook(Feather.REFRESH_CW, state.label(), Tone.ACTIVE);
            case ROLLING_BACK -> new StateLook(Feather.ROTATE_CCW, state.label(), Tone.ACTIVE);
            case ROLLED_BACK -> new StateLook(Feather.CORNER_UP_LEFT, state.label(), Tone.NEUTRAL);
            case NEEDS_ATTENTION -> new StateLook(Feather.ALERT_TRIANGLE, state.label(), Tone.BAD);
            case CANCELLED -> new StateLook(Feather.SLASH, state.label(), Tone.NEUTRAL);
        };
    }

    /// A run as a person sees it: one that waits for somebody is not simply running.
    public static StateLook of(RunView run) {
        boolean waits =
                run.state() == RunState.RUNNING
                        && run.steps().stream()
                                .anyMatch(step -> step.state() == StepState.WAITING_FOR_APPROVAL);
        return waits ? of(StepState.WAITING_FOR_APPROVAL) : of(run.state());
    }

    public static StateLook of(RunState state) {
        return switch (state) {
            case PLANNED -> new StateLook(Feather.CIRCLE, state.label(), Tone.NEUTRAL);
            case RUNNING -> new StateLook(Feather.PLAY_CIRCLE, state.label(), Tone.ACTIVE);
            case PAUSING -> new StateLook(Feather.PAUSE_CIRCLE, state.label(), Tone.ACTIVE);
            case PAUSED -> new StateLook(Feather.PAUSE_CIRCLE, state.label(), Tone.WARNING);
            case SUCCEEDED -> new StateLook(Feather.CHECK_CIRCLE, state.label(), Tone.GOOD);
            case FAILED -> new StateLook(Feather.X_CIRCLE, state.label(), Tone.BAD);
            case CANCELLING -> new StateLook(Feather.STOP_CIRCLE, state.label(), Tone.ACTIVE);
            case CANCELLED -> new StateLook(Feather.SLASH, state.label(), Tone.NEUTRAL);
            case ROLLING_BACK -> new StateLook(Feather.ROTATE_CCW, state.label(), Tone.ACTIVE);
            case ROLLED_BACK -> new StateLook(Feather.CORNER_UP_LEFT, state.label(), Tone.NEUTRAL);
            case NEEDS_ATTENTION -> new StateLook(Feather.ALERT_TRIANGLE, state.label(), Tone.BAD);
        };
    }
}
