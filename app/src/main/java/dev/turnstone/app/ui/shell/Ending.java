package dev.turnstone.app.ui.shell;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What ends with the engine in this window: the sessions that something is under way for, and the
/// steps whose proxy may stand in this process.
record Ending(List<String> busy, List<ProxyStep> proxies) {
    private static final String EXTERNAL = "\"external\":true";

    /// The capture by a proxy of one session.
    record ProxyStep(String session, String step) {}

    static Ending of(FeedSnapshot now) {
        List<RunView> driven =
                now.sessions().stream()
                        .flatMap(session -> session.run().stream())
                        .filter(RunView::driven)
                        .toList();
        return new Ending(
                driven.stream().filter(Ending::isUnderWay).map(RunView::session).toList(),
                driven.stream()
                        .flatMap(
                                run ->
                                        steps(run)
                                                .filter(Ending::mayStand)
                                                .map(
                                                        step ->
                                                                new ProxyStep(
                                                                        run.session(), step.id())))
                        .toList());
    }

    boolean isNothing() {
        return busy.isEmpty() && proxies.isEmpty();
    }

    /// Without the proxies that run elsewhere: they do not end with this process. Asks the engine,
    /// which blocks; one that does not tell is taken for ours.
    Ending ours(Engine engine) {
        return new Ending(busy, proxies.stream().filter(each -> isOurs(each, engine)).toList());
    }

    /// What is left of it where these sessions do not count.
    Ending without(Set<String> sessions) {
        return new Ending(
                busy.stream().filter(each -> !sessions.contains(each)).toList(),
                proxies.stream().filter(each -> !sessions.contains(each.session())).toList());
    }

    /// Every session that is touched.
    List<String> sessions() {
        return Stream.concat(busy.stream(), proxies.stream().map(ProxyStep::session))
                .distinct()
                .toList();
    }

    /// The sessions whose clients go through a proxy here.
    List<String> withProxies() {
        return proxies.stream().map(ProxyStep::session).distinct().toList();
    }

    /// A run that failed may have a service that goes on beside what failed.
    private static boolean isUnderWay(RunView run) {
        return !run.state().isSettled() || steps(run).anyMatch(step -> step.state().isActive());
    }

    /// It was begun and not taken down: a run that is paused, cancelled or failed leaves it.
    private static boolean mayStand(RunView.StepView step) {
        return step.kind() == StepKind.PROXY_CAPTURE
                && (step.attempt() > 0 || step.state().isActive())
                && !step.state().isFinished()
                && step.state() != StepState.NOT_STARTED
                && step.state() != StepState.ROLLED_BACK;
    }

    private static Stream<RunView.StepView> steps(RunView run) {
        return Stream.concat(run.steps().stream(), run.orphans().stream());
    }

    private static boolean isOurs(ProxyStep of, Engine engine) {
        try {
            return !engine.ask(Engine.request("step", of.session()).put("step", of.step()))
                    .path("inputs")
                    .path("capture")
                    .asString("")
                    .replace(" ", "")
                    .contains(EXTERNAL);
        } catch (RuntimeException e) {
            return true;
        }
    }
}
