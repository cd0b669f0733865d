package dev.turnstone.app.ui.notice;

import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.feed.SessionState;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.HashMap;
import java.util.Map;

/// Tells of approvals that are waited for, of failures and of ends; at first of what happened while
/// no window was open. The window's thread.
public final class NoticeViewModel {
    private static final int MOST = 4;

    private final Desk desk;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final Map<String, String> states;
    private boolean away;

    public NoticeViewModel(Desk desk) {
        this.desk = desk;
        this.states = new HashMap<>(desk.settings().remembered().states());
        this.away = true;
        desk.feed().snapshotProperty().subscribe(this::follow);
    }

    ObservableList<Notice> notices() {
        return notices;
    }

    void dismiss(Notice notice) {
        notices.remove(notice);
    }

    /// How every session stood when it was last looked at.
    public Map<String, String> states() {
        return Map.copyOf(states);
    }

    private void follow(FeedSnapshot now) {
        if (now.isEmpty()) {
            return;
        }
        boolean first = away;
        away = false;
        Map<String, String> before = Map.copyOf(states);
        for (SessionState session : now.sessions()) {
            session.run().ifPresent(run -> hear(session.name(), run, first));
        }
        if (!before.equals(states)) {
            // At once: who is killed remembers nothing later.
            desk.settings().keepStates(states);
        }
    }

    private void hear(String session, RunView run, boolean first) {
        boolean waits =
                run.state() == RunState.RUNNING
                        && run.steps().stream()
                                .anyMatch(step -> step.state() == StepState.WAITING_FOR_APPROVAL);
        String state = run.run() + " " + (waits ? "waiting-for-approval" : run.state().label());
        String before = states.put(session, state);
        if (first && before != null && wasTakenUp(run, before)) {
            tell(
                    waits ? Tone.WARNING : Tone.ACTIVE,
                    session,
                    desk.texts()
                            .text(
                                    waits ? "notice.stood.waits" : "notice.stood",
                                    session,
                                    String.valueOf(run.run())),
                    true);
            return;
        }
        if (state.equals(before) || before == null && first) {
            return;
        }
        if (waits) {
            tell(Tone.WARNING, session, desk.texts().text("notice.approval", session), false);
        } else if (tells(run.state())) {
            StateLook look = StateLook.of(run.state());
            String word = look.word(desk.texts());
            tell(
                    look.tone(),
                    session,
                    desk.texts()
                            .text(
                                    first ? "notice.away" : "notice.state",
                                    session,
                                    String.valueOf(run.run()),
                                    word),
                    first);
        }
    }

    /// The engine had ended with the last window, and goes on with this one.
    private boolean wasTakenUp(RunView run, String before) {
        return before.startsWith(run.run() + " ")
                && run.driven()
                && desk.engine().isEmbedded()
                && run.state() == RunState.RUNNING;
    }

    private static boolean tells(RunState state) {
        return switch (state) {
            case SUCCEEDED, FAILED, NEEDS_ATTENTION, ROLLED_BACK, CANCELLED -> true;
            default -> false;
        };
    }

    private void tell(Tone tone, String session, String text, boolean isAway) {
        notices.removeIf(notice -> notice.session().equals(session) && !notice.away());
        notices.addFirst(new Notice(tone, session, text, isAway));
        while (notices.size() > MOST) {
            notices.removeLast();
        }
    }
}
