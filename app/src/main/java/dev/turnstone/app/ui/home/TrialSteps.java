package dev.turnstone.app.ui.home;

import dev.turnstone.app.Texts;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Tone;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.Map;

/// The phases of a trial in their order: done, under way, to come.
final class TrialSteps extends FlowPane {
    private final Texts texts;
    private final Map<TrialPhase, Label> labels = new EnumMap<>(TrialPhase.class);

    TrialSteps(Texts texts) {
        this.texts = texts;
        getStyleClass().add("trial-steps");
        for (TrialPhase phase : TrialPhase.values()) {
            if (phase != TrialPhase.DONE) {
                Label label =
                        new Label(
                                texts.text("trial.phase." + TrialCard.word(phase)),
                                Icons.of(Feather.CIRCLE));
                label.getStyleClass().addAll("state-badge");
                labels.put(phase, label);
                getChildren().add(label);
            }
        }
    }

    void show(TrialProgress now) {
        labels.forEach(
                (phase, label) -> {
                    int order = phase.compareTo(now.phase());
                    boolean waits = order == 0 && phase == TrialPhase.WAITING_FOR_APPROVAL;
                    Tone tone =
                            order < 0
                                    ? Tone.GOOD
                                    : waits
                                            ? Tone.WARNING
                                            : order == 0 ? Tone.ACTIVE : Tone.NEUTRAL;
                    label.getStyleClass().removeIf(style -> style.startsWith("tone-"));
                    label.getStyleClass().add(tone.style());
                    label.setGraphic(Icons.of(icon(tone)));
                    label.setAccessibleText(
                            label.getText() + ", " + texts.text("trial.step." + tone.style()));
                });
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.USER_CHECK;
            case ACTIVE -> Feather.PLAY_CIRCLE;
            default -> Feather.CIRCLE;
        };
    }
}
