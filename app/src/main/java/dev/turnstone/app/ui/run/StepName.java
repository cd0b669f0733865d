package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.plan.StepKind;

import java.util.Arrays;
import java.util.Optional;

/// The parts of a step's id, in words: which migration, what is done, for which group of indices
/// (empty for all), on which cluster.
public record StepName(String migration, StepKind kind, String group, String cluster) {
    /// Of an id alone; empty where it is none of a step.
    public static Optional<StepName> of(String id) {
        return Arrays.stream(StepKind.values())
                .filter(kind -> id.contains("/" + kind.label() + "/"))
                .findFirst()
                .map(kind -> of(id, kind));
    }

    /// What is done, and for whom.
    public String said(Texts texts) {
        return texts.text("step.said", title(texts), place(texts));
    }

    public static StepName of(String id, StepKind kind) {
        String mark = "/" + kind.label() + "/";
        int at = id.indexOf(mark);
        if (at < 0) {
            return new StepName("", kind, "", id);
        }
        String rest = id.substring(at + mark.length());
        int slash = rest.lastIndexOf('/');
        return new StepName(
                id.substring(0, at),
                kind,
                slash < 0 ? "" : rest.substring(0, slash),
                rest.substring(slash + 1));
    }

    /// What is done.
    public String title(Texts texts) {
        return texts.text("kind." + kind.label());
    }

    /// For whom.
    public String place(Texts texts) {
        return group.isEmpty() ? cluster : texts.text("step.place", group, cluster);
    }

    /// The way of one group to one target, with its migration; empty where it is for all.
    public String line(Texts texts) {
        return group.isEmpty() ? "" : migration + " · " + texts.text("step.place", group, cluster);
    }
}
