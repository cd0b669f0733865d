package dev.turnstone.engine.operation;

import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.FailedLedger;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.sink.FailedRetry;
import dev.turnstone.replay.transform.Transform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The documents that the target or a transform refused: listed by reason, shown, sent again.
public final class FailedOperation {
    private final TargetDesk desk;

    public FailedOperation(TargetDesk desk) {
        this.desk = desk;
    }

    /// A reason, and how many documents were refused for it. `number` names the group on the
    /// command line.
    public record Group(
            int number, String index, String stage, String type, String reason, long count) {}

    /// What sending a group again came to. `suspect` stay listed: the target holds a version of
    /// them that nobody knows.
    public record Retried(long written, long newerOnTarget, long suspect, long failed) {
        public static final Retried NONE = new Retried(0, 0, 0, 0);

        public Retried plus(Retried other) {
            return new Retried(
                    written + other.written,
                    newerOnTarget + other.newerOnTarget,
                    suspect + other.suspect,
                    failed + other.failed);
        }

        public boolean isClean() {
            return suspect == 0 && failed == 0;
        }
    }

    public List<Group> list() {
        List<Group> list = new ArrayList<>();
        ledger().groups().entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                        (java.util.Map.Entry<Failure.Group, Long> e) ->
                                                e.getKey().index())
                                .thenComparing(e -> e.getKey().type())
                                .thenComparing(e -> e.getKey().reason()))
                .forEach(
                        each -> {
                            Failure.Group group = each.getKey();
                            list.add(
                                    new Group(
                                            list.size() + 1,
                                            group.index(),
                                            group.stage().name(),
                                            group.type(),
                                            group.reason(),
                                            each.getValue()));
                        });
        return list;
    }

    /// The first documents of a group.
    public List<Failure> show(Group group, int most) {
        return ledger().documents(key(group)).stream()
                .limit(most)
                .map(ledger()::find)
                .flatMap(Optional::stream)
                .toList();
    }

    public Retried retry(Group group, Transform transform) throws InterruptedException {
        List<DocumentKey> documents = ledger().documents(key(group));
        desk.prepare(documents.stream().map(DocumentKey::index).distinct().toList());
        Settled settled = new FailedRetry(desk.sink(), ledger(), transform).retry(key(group));
        return new Retried(
                settled.written() + settled.repeated(),
                settled.newerOnTarget(),
                settled.suspect(),
                settled.failed());
    }

    private FailedLedger ledger() {
        return desk.ledger().failed();
    }

    private static Failure.Group key(Group group) {
        return new Failure.Group(
                group.index(), Failure.Stage.valueOf(group.stage()), group.type(), group.reason());
    }
}
