package dev.turnstone.engine.spec.live;

import java.util.List;

/// How much a group of indices is, and how long it may take: ranges, and why they are so wide.
/// `disk` is bytes on each target, copies included.
public record Estimate(
        String migration,
        String group,
        int indices,
        Range documents,
        Range bytes,
        Range disk,
        Range seconds,
        List<String> reasons) {
    public Estimate {
        reasons = List.copyOf(reasons);
    }
}
