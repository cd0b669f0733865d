package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.SeenRequest;

import java.util.List;

/// From what was captured to what is sent: chosen, amended, transformed. One thread.
final class Preparing {
    private final ShadowPlan plan;
    private final Amender<Carrier> amender;

    Preparing(ShadowPlan plan) {
        this.plan = plan;
        this.amender =
                new Amender<>(
                        plan.changes().amendments(),
                        new Amender.Requests<>() {
                            @Override
                            public SeenRequest request(Carrier carrier) {
                                return carrier.request();
                            }

                            @Override
                            public Carrier with(Carrier carrier, SeenRequest other) {
                                return carrier.beside(other);
                            }

                            @Override
                            public void dropped(Carrier carrier) {
                                carrier.done();
                            }
                        });
    }

    /// What goes instead of it; empty where it was left out.
    List<Carrier> prepare(Carrier carrier) {
        boolean takes =
                plan.choice().takes(carrier.exchange())
                        && (plan.choice().writes() || carrier.isRead());
        if (!takes) {
            carrier.done();
            return List.of();
        }
        return plan.changes().isNothing()
                ? List.of(carrier)
                : amender.next(carrier).stream().map(this::changed).toList();
    }

    /// What still was to go later, at the log's end.
    List<Carrier> rest() {
        return amender.rest().stream().map(this::changed).toList();
    }

    private Carrier changed(Carrier carrier) {
        SeenRequest request = carrier.request();
        for (Rewrite rewrite : plan.changes().transforms()) {
            request = rewrite.apply(request);
        }
        return carrier.with(request);
    }
}
