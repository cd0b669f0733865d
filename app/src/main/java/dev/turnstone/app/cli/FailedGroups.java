package dev.turnstone.app.cli;

import dev.turnstone.engine.operation.FailedOperation;
import dev.turnstone.engine.operation.FailedOperation.Group;

/// Finds a group by the number that `failed list` gave it.
final class FailedGroups {
    private FailedGroups() {}

    static Group find(FailedOperation failed, int number) {
        return failed.list().stream()
                .filter(group -> group.number() == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                new WrongUsage(
                                        "group: "
                                                + number
                                                + " (expected: a number of `failed list`)"));
    }
}
